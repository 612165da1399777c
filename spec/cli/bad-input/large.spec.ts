import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bed, expecting, known, makeBed, named, policy, scenario, using } from './bed.js';

let bed: Bed;
beforeAll(async () => {
  bed = await makeBed();
});
afterAll(() => bed.folder.remove());

const megabyte = 1 << 20;
const long = 'k'.repeat(megabyte);
const cut = `${'k'.repeat(200)}…`;
const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => `${line(index)}\n`).join('');
const deep = 10_000;

// The bed ends what takes too long, and refuses reports that nobody could read.
describe('what is too deep is refused, however it is written', () => {
  it.each([
    ['brackets', '['.repeat(deep) + ']'.repeat(deep), ':1:66'],
    ['brackets that stay open', '['.repeat(deep), ':1:66'],
    ['braces', '{'.repeat(deep), ':1:66'],
    ['very many of them', `${'['.repeat(65)}${'[],'.repeat(200_000)}`, ':1:66'],
    ['objects', '{a: '.repeat(deep) + '}'.repeat(deep), ':1:261'],
    ['lists in lists', '- '.repeat(deep), ':1:131'],
    ['keys without an end', '? '.repeat(deep), ':1:131'],
    ['blocks', lines(5_000, (index) => `${' '.repeat(index)}a:`), ':66:66'],
  ])('%s', (_, text, place) => bed.refuses('bad.yaml', text, `${place} error: nested deeper than 64 levels`));
});

describe('what is too long is refused in few words', () => {
  it.each([
    [
      'a word',
      expecting(`expect: ${long}`),
      `:5:13 error: "expect" cannot be "${cut}"; it is one of ${known.outcomes}`,
    ],
    [
      'a Sid',
      expecting(`expect: { outcome: allow, decidedBy: [${long}] }`),
      `:5:43 error: no statement of these policies is "${cut}"; there are #0`,
    ],
    ['a path', using(`${long}.json`), `:1:11 error: ${cut} cannot be read (ENAMETOOLONG)`],
    [
      'a number',
      `${scenario}    resourceAccount: 0${'1'.repeat(megabyte)}\n`,
      `:6:22 error: no value of a request is 0${'1'.repeat(199)}…: quote it if it is text`,
    ],
    [
      'an alias',
      `${scenario}    skip: *${long}\n`,
      `:6:11 error: no anchor before this is named &${cut}; if text is meant, quote it: "*${cut}"`,
    ],
    [
      'a tag',
      `${scenario}    skip: !${long} x\n`,
      `:6:11 error: the tag !${'k'.repeat(199)}… is not allowed: write the value without it, in quotes if it is text`,
    ],
    [
      'a key',
      `${scenario}    ${long}: x\n`,
      ':6:5 error: this is no YAML: a key has at most 1024 characters',
    ],
    ['colons', ':'.repeat(megabyte), ':1:1 error: this is no YAML: a key has at most 1024 characters'],
    [
      'quotes',
      '"'.repeat(100_000),
      ':1:3 error: this is no YAML: the value ends before this: nothing may follow it',
    ],
  ])('%s', (_, text, message) => bed.refuses('bad.yaml', text, message));

  it('a word of a policy', () => {
    writeFileSync(bed.folder.in('broken.json'), policy.replace('Allow', long));
    writeFileSync(bed.folder.in('bad.yaml'), using('broken.json'));
    const { status, stderr } = bed.run('run', 'bad.yaml', 'good.yaml');
    expect(stderr.split('\n')[0]).toBe(
      `broken.json:1:47 error: Effect must be "Allow" or "Deny", in exactly this case, not "${cut}"`,
    );
    expect(status).toBe(2);
  });
});

describe('of very many mistakes the first are told, and how many more there are', () => {
  const rest = (count: number) => `bad.yaml and ${count} more in this file\n`;
  it.each<[string, string, string, number]>([
    [
      'scenarios',
      `policies: p.json\nscenarios:\n${lines(100_000, (index) => `  - name: n${index}\n    action: s3:GetObject\n    expect: alow`)}`,
      ':5:13 error: "expect" cannot be "alow": did you mean allow?',
      100_000,
    ],
    [
      'keys',
      `${scenario}    context:\n${lines(100_000, () => '      aws:k: v')}`,
      ':8:7 error: the key "aws:k" stands twice; first on line 7',
      99_999,
    ],
    [
      'aliases on one line',
      `[${'*a,'.repeat(100_000)}]`,
      ':1:2 error: no anchor before this is named &a',
      100_000,
    ],
    [
      'bare stars',
      `${scenario}    tags:\n${lines(10_000, () => '      - *')}`,
      ':7:9 error: a bare * begins a YAML alias',
      10_000,
    ],
  ])('%s', (_, text, message, count) => {
    writeFileSync(bed.folder.in('bad.yaml'), text);
    const { status, stdout, stderr } = bed.run('run', 'bad.yaml', 'good.yaml');
    expect(stderr.startsWith(`bad.yaml${message}`)).toBe(true);
    expect(stderr).toContain(rest(count - 100));
    expect(stdout).toContain('✓ good  allow');
    expect(status).toBe(2);
  });

  it('in a policy on one line', () => {
    writeFileSync(bed.folder.in('broken.json'), `{${Array(100_000).fill('"a":1').join(',')}}`);
    writeFileSync(bed.folder.in('bad.yaml'), using('broken.json'));
    const { status, stderr } = bed.run('run', 'bad.yaml', 'good.yaml');
    expect(stderr).toContain('broken.json:1:8 error: "a" stands here a second time');
    expect(stderr).toContain('broken.json and 199900 more in this file\n');
    expect(status).toBe(2);
  });

  it('and all of them stand in the report for programs', () => {
    writeFileSync(bed.folder.in('bad.yaml'), `${scenario}    tags: [${Array(1000).fill('1').join(', ')}]\n`);
    const { status, stdout } = bed.run('run', 'bad.yaml', '--reporter', 'json');
    expect([status, JSON.parse(stdout).errors.length]).toEqual([2, 1000]);
  });

  it('more cases than a file may have', () => {
    const text = `${scenario}    matrix:\n${lines(20, (index) => `      aws:k${index}: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]`)}`;
    bed.refuses(
      'bad.yaml',
      text,
      ':3:5 error: with this scenario the file has 100000000000000000000 cases; a file has at most 100000',
    );
  });
});

describe('what is large, odd and harmless is read by both readers of YAML', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['a byte order mark', `\ufeff${scenario}`],
    ['lines of Windows', scenario.replaceAll('\n', '\r\n')],
    ['the begin and the end of a document', `---\n${scenario}...\n`],
    ['a text of a megabyte', `${scenario}    description: ${long}\n`],
    ['one in quotes', `${scenario}    description: "${'\\n'.repeat(megabyte / 2)}"\n`],
    [
      'one on many lines',
      `${scenario}    description: |\n${lines(10_000, () => `      ${'x'.repeat(100)}`)}`,
    ],
    ['a name of a megabyte', named(long)],
    ['a comment of a megabyte', `# ${long}\n${scenario}`],
    ['a megabyte of spaces', `${scenario}${' '.repeat(megabyte)}\n`],
    ['a megabyte of lines', `${scenario}${'\n'.repeat(megabyte)}`],
    ['a value of a megabyte', `${scenario}    context: { aws:PrincipalOrgID: ${long} }\n`],
    ['what YAML 1.1 took for a number', `${scenario}    context: { aws:PrincipalOrgID: 190:20:30 }\n`],
    ['what YAML 1.1 took for false', `${scenario}    context: { aws:PrincipalOrgID: no }\n`],
    ['what YAML 1.1 took for a date', `${scenario}    context: { aws:PrincipalOrgID: 2026-01-01 }\n`],
    ['an account in quotes', `${scenario}    resourceAccount: "012345678901"\n`],
    ['an instant', `${scenario}    now: 2026-01-01T00:00:00Z\n`],
    ['a name that every object has', named('__proto__')],
    ['a tag that every object has', `${scenario}    tags: [__proto__, constructor]\n`],
    ['a layer with such a name', `layers: { __proto__: p.json }\n${using('__proto__')}`],
    ['a condition key with such a name', `${scenario}    context: { "__proto__:__proto__": x }\n`],
    [
      'a hundred thousand keys',
      `${scenario}    absent:\n${lines(100_000, (index) => `      - aws:k${index}`)}`,
    ],
  ];
  it.each(rows)('%s', (_, text) => {
    writeFileSync(bed.folder.in('fine.yaml'), text);
    writeFileSync(bed.folder.in('twin.yaml'), text.replace(/^(\ufeff?)policies: /m, '$1policies: &twin '));
    expect(bed.run('run', 'fine.yaml', 'twin.yaml')).toMatchObject({ status: 0, stderr: '' });
  });

  it('a hundred thousand scenarios', () => {
    writeFileSync(
      bed.folder.in('fine.yaml'),
      `policies: p.json\nscenarios:\n${lines(100_000, (index) => `  - name: n${index}\n    action: s3:GetObject\n    expect: allow`)}`,
    );
    const { status, stdout } = bed.run('run', 'fine.yaml');
    expect([status, stdout.split('\n').at(-2)]).toEqual([0, '100000 passed, 0 failed']);
  });

  it.each([
    ['a byte order mark', '\ufeff'],
    ['lines of Windows', '\r\n'],
  ])('JSON with %s', (_, space) => {
    const json = JSON.stringify({
      policies: 'p.json',
      scenarios: [{ name: 'a', action: 's3:GetObject', expect: 'allow' }],
    });
    writeFileSync(bed.folder.in('fine.json'), `${space}${json}${space.trim()}`.replace(/\ufeff$/, ''));
    expect(bed.run('run', 'fine.json')).toMatchObject({ status: 0, stderr: '' });
  });
});
