import { afterAll, beforeAll, describe, it } from 'vitest';
import { type Bed, expecting, makeBed, policy, scenario } from './bed.js';

let bed: Bed;
beforeAll(async () => {
  bed = await makeBed();
});
afterAll(() => bed.folder.remove());

/** Each level stands for nine of the level before. */
const bomb = `defaults:\n  context:\n    aws:a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghij']
  .map((name, at) => `    aws:${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[at]}`).join(',')}]`)
  .join('\n')}\n`;
const many = `policies: p.json\nscenarios:\n  - &s { name: a, action: [${Array(1000).fill('s3:x').join(', ')}], expect: allow }\n${'  - *s\n'.repeat(100)}`;

describe('a scenario file in YAML is refused with its place, and the others run', () => {
  describe('what would change the meaning of the file', () => {
    it.each([
      [
        'YAML 1.1',
        `%YAML 1.1\n---\n${scenario}`,
        ':1:1 error: a YAML directive (a line that begins with %) could change what the file means: remove it',
      ],
      [
        'another directive',
        `%TAG ! tag:x,2000:\n---\n${scenario}`,
        ':1:1 error: a YAML directive (a line that begins with %) could change what the file means: remove it',
      ],
      [
        'a function',
        `${scenario}    description: !!js/function "function(){}"\n`,
        ':6:18 error: the tag !!js/function is not allowed: write the value without it, in quotes if it is text',
      ],
      [
        'a foreign tag',
        `${scenario}    description: !foo x\n`,
        ':6:18 error: the tag !foo is not allowed: write the value without it, in quotes if it is text',
      ],
      [
        'the tag of nothing',
        `${scenario}    description: ! x\n`,
        ':6:18 error: the tag ! is not allowed: write the value without it, in quotes if it is text',
      ],
      [
        'bytes',
        `${scenario}    description: !!binary aGk=\n`,
        ':6:18 error: the tag !!binary is not allowed: write the value without it, in quotes if it is text',
      ],
      [
        'an instant',
        `${scenario}    now: !!timestamp 2026-01-01\n`,
        ':6:10 error: the tag !!timestamp is not allowed: write the value without it, in quotes if it is text',
      ],
      [
        'a tag of YAML itself',
        `${scenario}    durationSeconds: !!int "900"\n`,
        ':6:22 error: the tag !!int is not allowed: write the value without it, in quotes if it is text',
      ],
      [
        'a merge key',
        `${scenario}    <<: { description: x }\n`,
        ':6:5 error: the merge key << is not part of YAML 1.2: write the keys out, or use defaults',
      ],
      [
        'two documents',
        `${scenario}---\n${scenario}`,
        ':6:1 error: a second document begins here: a scenario file is one document',
      ],
      [
        'text after the end',
        `${scenario}...\nfoo: bar\n`,
        ':7:1 error: a second document begins here: a scenario file is one document',
      ],
    ])('%s', (_, text, message) => bed.refuses('bad.yaml', text, message));
  });

  describe('an alias', () => {
    it.each([
      [
        'that is a bare star',
        scenario.replace('    expect', '    resource: *\n    expect'),
        ':5:15 error: a bare * begins a YAML alias: quote it, as "*"',
      ],
      [
        'to nothing',
        `${scenario}    description: *nope\n`,
        ':6:18 error: no anchor before this is named &nope; if text is meant, quote it: "*nope"',
      ],
      [
        'to what is misspelt',
        `${scenario}    description: &first x\n    skip: *frist\n`,
        ':7:11 error: no anchor before this is named &frist: did you mean &first?; if text is meant, quote it: "*frist"',
      ],
      [
        'to what it stands in',
        `${scenario}    tags: &t [*t]\n`,
        ':6:15 error: the alias *t stands inside of what it names',
      ],
      [
        'as a key',
        `${scenario}    description: &d x\n    *d : y\n`,
        ':7:5 error: a key must be text: quote it, as "*d"',
      ],
      [
        'that explodes',
        bomb + scenario,
        ':8:16 error: with *e the aliases of this file stand for more than 100000 values',
      ],
      [
        'that stands for many scenarios',
        many,
        ':103:5 error: with *s the aliases of this file stand for more than 100000 values',
      ],
      [
        'with another anchor',
        `${scenario}    description: &a &b x\n`,
        ':6:21 error: this is no YAML: A node can have at most one anchor',
      ],
    ])('%s', (_, text, message) => bed.refuses('bad.yaml', text, message));
  });

  describe('what is no scenario file', () => {
    it.each([
      ['nothing', '', ':1:1 error: the file is empty: a scenario file needs at least "scenarios"'],
      [
        'nothing but a comment',
        '# x\n',
        ':1:1 error: the file is empty: a scenario file needs at least "scenarios"',
      ],
      ['nothing but the begin of a document', '---\n', ':1:4 error: a scenario file has no value'],
      ['null', 'null\n', ':1:1 error: a scenario file has no value'],
      ['a text', 'hello\n', ':1:1 error: a scenario file must be an object, not text'],
      ['a number', '12\n', ':1:1 error: a scenario file must be an object, not a number'],
      ['a list', '- a\n', ':1:1 error: a scenario file must be an object, not a list'],
      [
        'a policy in JSON',
        policy,
        ':1:1 error: this is a policy, not a scenario file: a scenario file names it, under "policies"',
      ],
      [
        'a policy in YAML',
        'Version: "2012-10-17"\nStatement: []\n',
        ':1:1 error: this is a policy, not a scenario file: a scenario file names it, under "policies"',
      ],
      ['no scenarios', 'policies: p.json\n', ':1:1 error: a scenario file needs "scenarios"'],
      ['scenarios that are none', 'policies: p.json\nscenarios:\n', ':2:11 error: "scenarios" has no value'],
      [
        'scenarios in an object',
        'policies: p.json\nscenarios: {}\n',
        ':2:12 error: "scenarios" must be a list, not an object',
      ],
      [
        'a scenario that is none',
        'policies: p.json\nscenarios:\n  -\n',
        ':3:4 error: a scenario has no value',
      ],
      [
        'a scenario that is text',
        'policies: p.json\nscenarios:\n  - hello\n',
        ':3:5 error: a scenario must be an object, not text',
      ],
      [
        'no expectation',
        expecting('description: x'),
        ':3:5 error: a scenario needs "expect", or in its place "exactly", "never", "always", "noMoreThan" or "equivalentTo"',
      ],
      [
        'two expectations',
        `${scenario}    never: {}\n`,
        ':6:5 error: a scenario has one of "expect" and "never": give the others a scenario of their own',
      ],
    ])('%s', (_, text, message) => bed.refuses('bad.yaml', text, message));
  });
});
