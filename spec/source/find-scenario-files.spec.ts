import { mkdirSync, symlinkSync } from 'node:fs';
import { relative } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findScenarioFiles } from '../../src/source/find-scenario-files.js';
import { temporaryFolder } from './temporary-folder.js';

const folder = temporaryFolder({
  'b.policy.yaml': '',
  'a.policy.yml': '',
  'c.policy.json': '',
  'plain.yaml': '',
  'policy.yaml': '',
  '.hidden.policy.yaml': '',
  'x.policy.yaml.bak': '',
  'team/scenarios/one.yaml': '',
  'team/scenarios/deep/two.json': '',
  'team/scenarios/notes.md': '',
  'team/other/three.yaml': '',
  'team/other/Z.policy.yaml': '',
  'node_modules/p/scenarios/four.yaml': '',
  '.git/scenarios/five.yaml': '',
  'team/.cache/six.policy.yaml': '',
  'empty/none.txt': '',
  'brackets/[a].policy.yaml': '',
});
mkdirSync(folder.in('folder.policy.yaml'));
symlinkSync(folder.path, folder.in('team/circle'));
symlinkSync(folder.in('plain.yaml'), folder.in('team/link.policy.yaml'));
afterAll(() => folder.remove());

async function find(given: readonly string[], cwd = folder.path): Promise<Record<string, unknown>> {
  const { files, problems, empty } = await findScenarioFiles(given, cwd);
  return {
    files: files.map((file) => relative(folder.path, file)),
    ...(problems.length > 0 && { problems: problems.map(({ code, file }) => `${code} ${file}`) }),
    ...(empty.length > 0 && { empty }),
  };
}

describe('findScenarioFiles', () => {
  it('takes the working folder without arguments, sorted, without node_modules and dot folders', async () => {
    expect(await find([])).toEqual({
      files: [
        '.hidden.policy.yaml',
        'a.policy.yml',
        'b.policy.yaml',
        'brackets/[a].policy.yaml',
        'c.policy.json',
        'team/link.policy.yaml',
        'team/other/Z.policy.yaml',
        'team/scenarios/deep/two.json',
        'team/scenarios/one.yaml',
      ],
      problems: ['folder-not-file folder.policy.yaml'],
    });
  });

  it.each<[readonly string[], Record<string, unknown>]>([
    [['plain.yaml'], { files: ['plain.yaml'] }],
    [['plain.yaml', './plain.yaml', 'team/../plain.yaml'], { files: ['plain.yaml'] }],
    [['team/scenarios'], { files: ['team/scenarios/deep/two.json', 'team/scenarios/one.yaml'] }],
    [['team/scenarios/deep'], { files: ['team/scenarios/deep/two.json'] }],
    [
      ['team/other', 'team/other/three.yaml'],
      { files: ['team/other/Z.policy.yaml', 'team/other/three.yaml'] },
    ],
    [['node_modules/p'], { files: ['node_modules/p/scenarios/four.yaml'] }],
    [['empty'], { files: [], empty: ['empty'] }],
    [['folder.policy.yaml'], { files: [], problems: ['folder-not-file folder.policy.yaml'] }],
    [['nowhere'], { files: [], problems: ['file-missing nowhere'] }],
    [['nowhere.yaml', 'plain.yaml'], { files: ['plain.yaml'], problems: ['file-missing nowhere.yaml'] }],
    [['plain.yaml', 'team/link.policy.yaml'], { files: ['plain.yaml'] }],
    [
      ['*.yaml'],
      {
        files: ['b.policy.yaml', 'plain.yaml', 'policy.yaml'],
        problems: ['folder-not-file folder.policy.yaml'],
      },
    ],
    [
      ['team/{other,scenarios}/**/*.{yaml,json}'],
      {
        files: [
          'team/other/Z.policy.yaml',
          'team/other/three.yaml',
          'team/scenarios/deep/two.json',
          'team/scenarios/one.yaml',
        ],
      },
    ],
    [['team/*.yaml', 'team/o*'], { files: ['team/link.policy.yaml', 'team/other/Z.policy.yaml'] }],
    [['**/b.policy.yaml'], { files: ['b.policy.yaml'] }],
    [
      ['**/four.yaml', '**/five.yaml', '**/six.policy.yaml'],
      { files: [], empty: ['**/four.yaml', '**/five.yaml', '**/six.policy.yaml'] },
    ],
    [['*.nothing'], { files: [], empty: ['*.nothing'] }],
    [['brackets/[a].policy.yaml'], { files: ['brackets/[a].policy.yaml'] }],
  ])('%j', async (given, found) => {
    expect(await find(given)).toEqual(found);
  });

  it('finds the same from elsewhere', async () => {
    expect(await find(['scenarios/one.yaml', '../plain.yaml'], folder.in('team'))).toEqual({
      files: ['plain.yaml', 'team/scenarios/one.yaml'],
    });
    expect(await find([], folder.in('team/scenarios'))).toEqual({
      files: ['team/scenarios/deep/two.json', 'team/scenarios/one.yaml'],
    });
  });
});
