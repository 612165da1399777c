import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { PolicyError } from '../../src/api/errors.js';
import { loadPolicy } from '../../src/source/load-policy.js';
import { policyLoader } from '../../src/source/policy-loader.js';
import { temporaryFolder } from './temporary-folder.js';

const policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: { Sid: 'A', Effect: 'Allow', Action: 's3:*', Resource: '*' },
});
const folder = temporaryFolder({
  'project/package.json': '{}',
  'project/policies/a.json': policy,
  'project/policies/a.b.json': policy,
  'project/policies/broken.json': '{\n  "Version": "2012-10-17"\n}',
  'project/scenarios/deep/.keep': '',
  'project/inner/package.json': '{}',
  'project/inner/a.json': policy,
  'outside.json': policy,
  'loose/a.json': policy,
  'loose/scenarios/.keep': '',
});
afterAll(() => folder.remove());
symlinkSync(folder.in('outside.json'), folder.in('project/policies/link-out.json'));
symlinkSync(folder.in('project/policies/a.json'), folder.in('project/link-in.json'));
symlinkSync(folder.path, folder.in('project/way-out'));
symlinkSync('nowhere', folder.in('project/dangling.json'));
symlinkSync('circle.json', folder.in('project/circle.json'));
writeFileSync(folder.in('project/latin1.json'), Buffer.from('{\n\xfc}', 'latin1'));

const load = (
  path: string,
  file = 'project/scenarios/deep/s.yaml',
  cwd = folder.path,
): ReturnType<ReturnType<typeof policyLoader>['load']> => policyLoader(cwd).load(path, folder.in(file));

describe('a policy that a scenario file names', () => {
  it('is found relative to the file and named after its own', () => {
    const result = load('../../policies/a.b.json');
    expect(result.ok && [result.value.name, result.value.file, result.value.statements[0]?.line]).toEqual([
      'a.b',
      'project/policies/a.b.json',
      1,
    ]);
  });

  it.each([
    ['../../policies/a.json', undefined],
    ['../../link-in.json', undefined],
    ['../../inner/a.json', undefined],
    ['./../deep/../../policies/a.json', undefined],
    ['../../policies/none.json', 'file-missing'],
    ['../../policies', 'folder-not-file'],
    ['../../dangling.json', 'dangling-link'],
    ['../../circle.json', 'circular-link'],
    ['../../latin1.json', 'not-utf-8'],
    ['../../policies/a.json/b', 'file-missing'],
    ['a\0.json', 'file-missing'],
    ['../../../outside.json', 'path-outside-root'],
    ['../../../nothing-there.json', 'path-outside-root'],
    ['../../../../../../../../etc/passwd', 'path-outside-root'],
    ['../../policies/link-out.json', 'path-outside-root'],
    ['../../way-out/outside.json', 'path-outside-root'],
    ['/etc/passwd', 'absolute-path'],
    [folder.in('project/policies/a.json'), 'absolute-path'],
    ['C:\\policies\\a.json', 'absolute-path'],
  ])('%j: %s', (path, code) => {
    const result = load(path);
    expect(result.ok ? undefined : result.problems.map((problem) => problem.code)).toEqual(code && [code]);
    expect(result.ok || result.problems.every((problem) => problem.line === undefined)).toBe(true);
  });

  it.each([
    ['../../policies', '../../policies is a folder, not a file'],
    ['../../dangling.json', '../../dangling.json is a symbolic link to nothing'],
    ['../../latin1.json', '../../latin1.json is not UTF-8 (line 2, column 1)'],
  ])('%s is named where the path stands', (path, message) => {
    const result = load(path);
    expect(result.ok ? [] : result.problems.map((problem) => problem.message)).toEqual([message]);
  });

  it('keeps to the nearest project', () => {
    expect(load('a.json', 'project/inner/s.yaml').ok).toBe(true);
    expect(load('../policies/a.json', 'project/inner/s.yaml').ok).toBe(false);
  });

  it('keeps to the working folder outside of any project', () => {
    expect(load('../a.json', 'loose/scenarios/s.yaml', folder.in('loose')).ok).toBe(true);
    expect(load('../../outside.json', 'loose/scenarios/s.yaml', folder.in('loose')).ok).toBe(false);
    expect(load('../a.json', 'loose/scenarios/s.yaml', folder.in('project')).ok).toBe(false);
  });

  it('keeps to the working folder that a link leads to', () => {
    symlinkSync(folder.in('loose'), folder.in('linked'));
    expect(load('../a.json', 'linked/scenarios/s.yaml', folder.in('linked')).ok).toBe(true);
  });

  it('knows a project by .git too', () => {
    mkdirSync(folder.in('loose/.git'));
    expect(load('../a.json', 'loose/scenarios/s.yaml', folder.in('project')).ok).toBe(true);
  });

  it('is read once in a run', () => {
    const loader = policyLoader(folder.path);
    const first = loader.load('../policies/a.json', folder.in('project/scenarios/s.yaml'));
    writeFileSync(folder.in('project/policies/a.json'), '{}');
    const second = loader.load('../../policies/a.json', folder.in('project/scenarios/deep/s.yaml'));
    writeFileSync(folder.in('project/policies/a.json'), policy);
    expect(second).toBe(first);
  });

  it('tells of its own mistakes with their place', () => {
    const result = load('../../policies/broken.json');
    expect(result.ok ? [] : result.problems.map(({ file, line }) => [file, line])).toEqual([
      ['project/policies/broken.json', 1],
    ]);
  });
});

describe('loadPolicy', () => {
  it('reads any path, with positions', () => {
    const loaded = loadPolicy(folder.in('outside.json'));
    expect(loaded.name).toBe('outside');
    expect(loaded.toJSON()).toEqual(JSON.parse(readFileSync(folder.in('outside.json'), 'utf8')));
  });

  it.each(['nowhere.json', 'project/policies/broken.json', 'project'])(
    'throws a PolicyError on %s',
    (path) => {
      expect(() => loadPolicy(folder.in(path))).toThrow(PolicyError);
    },
  );
});
