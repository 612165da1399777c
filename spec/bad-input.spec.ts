import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleCommandLine } from '../scripts/bundle-command-line.js';
import { temporaryFolder } from './source/temporary-folder.js';

const policy = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}';
const folder = temporaryFolder({
  'package.json': '{}',
  'p.json': policy,
  'sub/x': '',
  'good.yaml': 'policies: p.json\nscenarios:\n  - { name: good, action: s3:GetObject, expect: allow }\n',
});
afterAll(() => folder.remove());
beforeAll(async () => {
  await bundleCommandLine(folder.in('bin'));
  for (const fifo of ['fifo.json', 'fifo.yaml']) execFileSync('mkfifo', [folder.in(fifo)]);
  for (const [link, target] of [
    ['zero.json', '/dev/zero'],
    ['zero.yaml', '/dev/zero'],
    ['out.json', join(tmpdir(), '..')],
    ['dangling.json', 'nowhere.json'],
    ['circle.json', 'circle.json'],
  ] as const)
    symlinkSync(target, folder.in(link));
  mkdirSync(folder.in('x.policy.yaml/scenarios'), { recursive: true });
});

/** A real process, which is ended where it does not end by itself. */
function run(...argv: readonly string[]) {
  const { status, stdout, stderr, signal } = spawnSync(
    process.execPath,
    [folder.in('bin/policy-spec.cjs'), ...argv],
    {
      cwd: folder.path,
      encoding: 'utf8',
      timeout: 30_000,
      maxBuffer: 1 << 26,
      env: { ...process.env, CI: '', NO_COLOR: '1' },
    },
  );
  expect(signal).toBeNull();
  // What files hold must not speak to a terminal.
  expect(stdout + stderr).not.toMatch(/(?!\n)[\p{Cc}\u202a-\u202e]/u);
  return { status, stdout, stderr };
}

/** Exit code 2, the place and the words, and the good file beside it has run. */
function expectRefused(file: string, message: string): void {
  const { status, stdout, stderr } = run('run', file, 'good.yaml');
  expect(stderr.split('\n')[0]).toContain(`${file}${message}`);
  expect(stdout).toContain('✓ good  allow');
  expect(status).toBe(2);
}

const scenario = 'policies: p.json\nscenarios:\n  - name: a\n    action: s3:GetObject\n    expect: allow\n';
const expecting = (expect: string) => scenario.replace('expect: allow', expect);
const named = (name: string) => scenario.replace('name: a', `name: ${name}`);
const using = (path: string) => scenario.replace('p.json', path);
const bomb = `defaults:\n  context:\n    aws:a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghij']
  .map((name, at) => `    aws:${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[at]}`).join(',')}]`)
  .join('\n')}\n`;
const inline = (condition: string) =>
  `policies: { Version: "2012-10-17", Statement: { Effect: Allow, Action: "*", Resource: "*", Condition: ${condition} } }\nscenarios: []\n`;

describe('a scenario file in YAML is refused with its place, and the others run', () => {
  it.each<[string, string | Buffer, string]>([
    [
      'an account without its zero',
      `${scenario}    resourceAccount: 012345678901\n`,
      ':6:22 error: 012345678901 would be read as the number 12345678901: an account number is text, "012345678901"',
    ],
    [
      'an octal number',
      `${scenario}    context: { aws:a: 0o17 }\n`,
      ':6:23 error: 0o17 would be read as the number 15',
    ],
    [
      'a hexadecimal number',
      `${scenario}    context: { aws:a: 0x1F }\n`,
      ':6:23 error: 0x1F would be read as the number 31',
    ],
    [
      'a number that is none',
      `${scenario}    context: { aws:a: .inf }\n`,
      ':6:23 error: no value of a request is .inf',
    ],
    [
      'a number that is too large',
      `${scenario}    context: { aws:a: 123456789012345678901 }\n`,
      ':6:23 error: 123456789012345678901 would be read as the number 123456789012345680000',
    ],
    [
      'YAML 1.1',
      `%YAML 1.1\n---\n${scenario}`,
      ':1:1 error: a YAML directive (a line that begins with %) could change what the file means',
    ],
    ['another directive', `%TAG ! tag:x,2000:\n---\n${scenario}`, ':1:1 error: a YAML directive'],
    [
      'a function',
      `${scenario}    description: !!js/function "function(){}"\n`,
      ':6:18 error: the tag !!js/function is not allowed',
    ],
    ['a foreign tag', `${scenario}    description: !foo x\n`, ':6:18 error: the tag !foo is not allowed'],
    ['bytes', `${scenario}    description: !!binary aGk=\n`, ':6:18 error: the tag !!binary is not allowed'],
    [
      'a merge key',
      `${scenario}    <<: { description: x }\n`,
      ':6:5 error: the merge key << is not part of YAML 1.2',
    ],
    [
      'a bare star',
      scenario.replace('    expect', '    resource: *\n    expect'),
      ':5:15 error: a bare * begins a YAML alias: quote it, as "*"',
    ],
    [
      'an alias to nothing',
      `${scenario}    description: *nope\n`,
      ':6:18 error: no anchor before this is named &nope',
    ],
    [
      'an alias bomb',
      bomb + scenario,
      ':8:16 error: with *e the aliases of this file stand for more than 100000 values',
    ],
    [
      'a key that stands twice',
      `${scenario}    expect: deny\n`,
      ':6:5 error: the key "expect" stands twice; first on line 5',
    ],
    [
      'a nested key that stands twice',
      `${scenario}    context: { aws:a: 1, aws:a: 2 }\n`,
      ':6:26 error: the key "aws:a" stands twice',
    ],
    ['two documents', `${scenario}---\n${scenario}`, ':6:1 error: a second document begins here'],
    ['nothing', '', ':1:1 error: the file is empty'],
    ['nothing but a comment', '# x\n', ':1:1 error: the file is empty'],
    ['null', 'null\n', ':1:1 error: a scenario file has no value'],
    ['a text', 'hello\n', ':1:1 error: a scenario file must be an object, not text'],
    ['a list', '- a\n', ':1:1 error: a scenario file must be an object, not a list'],
    [
      'tabs',
      'policies: p.json\nscenarios:\n\t- name: a\n',
      ':3:1 error: YAML is not indented with tabs: use spaces',
    ],
    [
      'NUL',
      scenario.replace('s3:Get', 's3:\0Get'),
      ':4:16 error: the control character U+0000 cannot stand in YAML',
    ],
    ['UTF-16', Buffer.from(`\ufeff${scenario}`, 'utf16le'), ':1:1 error: this is not UTF-8'],
    [
      'bytes that are no UTF-8',
      Buffer.concat([Buffer.from(`${scenario}    description: `), Buffer.from([0xff, 0x0a])]),
      ':6:18 error: this is not UTF-8',
    ],
    [
      '10,000 nested brackets',
      '['.repeat(10_000) + ']'.repeat(10_000),
      ':1:825 error: nested deeper than 64 levels',
    ],
    ['10,000 brackets that stay open', '['.repeat(10_000), ':1:825 error: nested deeper than 64 levels'],
    ['a name of two lines', named('"a\\nb"'), ':3:11 error: "name" is shown as it is: it must be one line'],
    ['a name that colours', named('"\\e[31mred"'), ':3:11 error: "name" is shown as it is'],
    ['a name that turns around', named('"a\u202eb"'), ':3:11 error: "name" is shown as it is'],
    ['a name that is a number', named('12'), ':3:11 error: "name" must be text: quote it, as "12"'],
    ['a name that is none', named('null'), ':3:11 error: "name" has no value'],
    ['a policy', policy, ':1:1 error: a scenario file needs "scenarios"'],
  ])('%s', (_, text, message) => {
    writeFileSync(folder.in('bad.yaml'), text);
    expectRefused('bad.yaml', message);
  });

  it.each([
    ['of the file', `__proto__: 1\n${scenario}`, ':1:1 error: a scenario file has no "__proto__"'],
    [
      'of the defaults',
      `defaults: { __proto__: 1 }\n${scenario}`,
      ':1:13 error: "defaults" has no "__proto__"',
    ],
    [
      'of the layers',
      'policies: { __proto__: p.json }\nscenarios: []\n',
      ':1:13 error: the list of layers has no "__proto__"',
    ],
    ['of a scenario', `${scenario}    __proto__: 1\n`, ':6:5 error: a scenario has no "__proto__"'],
    [
      'of a scenario, from Object',
      `${scenario}    constructor: 1\n`,
      ':6:5 error: a scenario has no "constructor"',
    ],
    [
      'of a context',
      `${scenario}    context: { __proto__: 1 }\n`,
      ':6:16 error: "__proto__" is no condition key',
    ],
    [
      'of a matrix',
      `${scenario}    matrix: { __proto__: [1] }\n`,
      ':6:15 error: "__proto__" is no field of a request',
    ],
    [
      'of a caller',
      `${scenario}    principal: { __proto__: x }\n`,
      ':6:18 error: a principal has no "__proto__"',
    ],
    ['of an expectation', expecting('expect: { __proto__: allow }'), ':5:13 error: '],
    [
      'of a case',
      expecting('expect: [{ when: { __proto__: 1 }, then: allow }]'),
      ':5:24 error: "__proto__" is no field of a request',
    ],
    [
      'of exact values',
      expecting('exactly: { __proto__: [1] }'),
      ':5:16 error: "__proto__" is no field of a request',
    ],
    ['of a pattern', expecting('never: { __proto__: x }'), ':5:14 error: a pattern has no "__proto__"'],
    [
      'of the conditions of a policy',
      inline('{ __proto__: { a:b: c } }'),
      ':1:105 error: unknown condition operator "__proto__"',
    ],
    [
      'of a condition',
      inline('{ StringEquals: { __proto__: c } }'),
      ':1:121 error: "__proto__" is no condition key',
    ],
    ['that is an outcome', expecting('expect: __proto__'), ':5:13 error: "expect" cannot be "__proto__"'],
    ['that is a layer', expecting('expect: { outcome: deny, layer: __proto__ }'), ':5:37 error: '],
  ])('__proto__ as a key %s', (_, text, message) => {
    writeFileSync(folder.in('bad.yaml'), text);
    expectRefused('bad.yaml', message);
  });

  it.each([
    ['of a scenario', named('__proto__'), '✓ __proto__  allow'],
    ['of a tag', `${scenario}    tags: [__proto__]\n`, '✓ a  allow'],
    ['of a policy', `layers: { __proto__: p.json }\n${scenario}`, '✓ a  allow'],
  ])('__proto__ is a name %s like any other', (_, text, line) => {
    writeFileSync(folder.in('fine.yaml'), text);
    expect(run('run', 'fine.yaml')).toMatchObject({ status: 0, stdout: expect.stringContaining(line) });
  });
});

describe('a scenario file in JSON is refused with its place, and the others run', () => {
  it.each([
    [
      'a key that stands twice',
      '{"policies":"p.json","policies":"p.json","scenarios":[]}',
      ':1:22 error: the key "policies" stands twice',
    ],
    [
      'a comma too many',
      '{"policies":"p.json","scenarios":[],}',
      ':1:37 error: not JSON: expected no comma before this',
    ],
    [
      '10,000 nested brackets',
      '['.repeat(10_000) + ']'.repeat(10_000),
      ':1:66 error: nested deeper than 64 levels',
    ],
    ['a comment', '// x\n{}', ':1:1 error: not JSON: expected a value'],
    [
      '__proto__',
      '{"__proto__":1,"policies":"p.json","scenarios":[]}',
      ':1:2 error: a scenario file has no "__proto__"',
    ],
    [
      'an account that is a number',
      '{"policies":"p.json","scenarios":[{"name":"a","action":"s3:GetObject","resourceAccount":123456789012,"expect":"allow"}]}',
      ':1:89 error: "resourceAccount" must be text',
    ],
  ])('%s', (_, text, message) => {
    writeFileSync(folder.in('bad.json'), text);
    expectRefused('bad.json', message);
  });
});

describe('what is no file is refused, and the others run', () => {
  it.each([
    ['x.policy.yaml', ' error: this is a folder, not a file'],
    ['fifo.yaml', ' error: this is no regular file'],
    ['zero.yaml', ' error: this is no regular file'],
    ['dangling.json', ' error: this is a symbolic link to nothing'],
    ['circle.json', ' error: this is a symbolic link that leads in a circle'],
    ['none.yaml', ' error: there is no such file'],
  ])('%s', (file, message) => expectRefused(file, message));

  it('/dev/zero', () => expect(run('run', '/dev/zero', 'good.yaml')).toMatchObject({ status: 2 }));

  it('a folder that is called a scenario file, where a folder is searched', () => {
    expect(run('run').stderr).toContain('x.policy.yaml error: this is a folder, not a file');
  });
});

describe('a policy is refused where it is named, and the other files run', () => {
  it.each([
    ['/etc/passwd', '/etc/passwd is an absolute path'],
    ['"C:\\\\x.json"', 'C:\\x.json is an absolute path'],
    ['https://x/y.json', 'there is no file https://x/y.json'],
    ['../../../etc/passwd', '../../../etc/passwd leads out of the project'],
    ['./sub', './sub is a folder, not a file'],
    ['fifo.json', 'fifo.json is no regular file'],
    ['zero.json', 'zero.json leads out of the project'],
    ['out.json', 'out.json leads out of the project'],
    ['dangling.json', 'dangling.json is a symbolic link to nothing'],
    ['circle.json', 'circle.json is a symbolic link that leads in a circle'],
    ['none.json', 'there is no file none.json'],
  ])('%s', (path, message) => {
    writeFileSync(folder.in('bad.yaml'), using(path));
    expectRefused('bad.yaml', `:1:11 error: ${message}`);
  });

  it.each([
    ['{"Effect":"Deny","Effect":"Allow"}', ':1:18 error: "Effect" stands here a second time'],
    [
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*","__proto__":1}}',
      ':1:83 error: ',
    ],
    [`${'['.repeat(10_000)}`, ':1:66 error: nested deeper than 64 levels'],
    ['', ':1:1 error: '],
    ['{"Version":"2012-10-17",\0"Statement":[]}', ':1:25 error: '],
  ])('with %j in it', (text, message) => {
    writeFileSync(folder.in('broken.json'), text);
    writeFileSync(folder.in('bad.yaml'), using('broken.json'));
    const { status, stdout, stderr } = run('run', 'bad.yaml', 'good.yaml');
    expect(stderr).toContain(`broken.json${message}`);
    expect([status, stdout.includes('✓ good  allow')]).toEqual([2, true]);
  });

  it.each([
    ['explain', 'fifo.json', '--action', 's3:GetObject'],
    ['explain', '/dev/zero', '--action', 's3:GetObject'],
    ['allowed', 'fifo.json', '--over', 'action'],
    ['diff', 'fifo.json', 'p.json'],
    ['diff', 'p.json', 'zero.json'],
    ['generate', 'zero.json'],
    ['mutate', 'fifo.yaml'],
    ['merge', 'fifo.json'],
    ['list', 'zero.yaml'],
    ['run', '--config', 'fifo.json'],
  ])('by %s %s', (...argv) => {
    const { status, stderr } = run(...argv);
    expect(stderr).toMatch(/error: .*this is no regular file/);
    expect(status).toBe(2);
  });
});

describe('what is odd and harmless is read', () => {
  it.each<[string, string]>([
    ['a byte order mark', `\ufeff${scenario}`],
    ['lines of Windows', scenario.replaceAll('\n', '\r\n')],
    ['a text of a megabyte', `${scenario}    description: ${'x'.repeat(1 << 20)}\n`],
    ['what YAML 1.1 took for a number', `${scenario}    context: { aws:PrincipalOrgID: 190:20:30 }\n`],
    ['what YAML 1.1 took for false', `${scenario}    context: { aws:PrincipalOrgID: no }\n`],
  ])('%s', (_, text) => {
    writeFileSync(folder.in('fine.yaml'), text);
    expect(run('run', 'fine.yaml')).toMatchObject({ status: 0, stderr: '' });
  });
});
