import { afterAll, beforeAll, describe, it } from 'vitest';
import { type Bed, expecting, makeBed, named, scenario } from './bed.js';

let bed: Bed;
beforeAll(async () => {
  bed = await makeBed();
});
afterAll(() => bed.folder.remove());

describe('a scenario file in YAML is refused with its place, and the others run', () => {
  describe('bytes that are no text', () => {
    it.each<[string, string | Uint8Array, string]>([
      [
        'NUL',
        scenario.replace('s3:Get', 's3:\0Get'),
        ':4:16 error: the control character U+0000 cannot stand in YAML',
      ],
      [
        'a bell in a comment',
        `${scenario}# \u0007\n`,
        ':6:3 error: the control character U+0007 cannot stand in YAML',
      ],
      [
        'an escape',
        `${scenario}# \u001b[31m\n`,
        ':6:3 error: the control character U+001B cannot stand in YAML',
      ],
      ['delete', `${scenario}# \u007f\n`, ':6:3 error: the control character U+007F cannot stand in YAML'],
      ['UTF-16', Buffer.from(`\ufeff${scenario}`, 'utf16le'), ':1:1 error: this is UTF-16: save it as UTF-8'],
      [
        'UTF-16 without its mark',
        Buffer.from(scenario, 'utf16le'),
        ':1:1 error: this is UTF-16: save it as UTF-8',
      ],
      [
        'UTF-16, the other way round',
        Buffer.from(`\ufeff${scenario}`, 'utf16le').swap16(),
        ':1:1 error: this is UTF-16: save it as UTF-8',
      ],
      [
        'Latin 1',
        Buffer.from(`${scenario}    description: für\n`, 'latin1'),
        ':6:19 error: this is not UTF-8',
      ],
      [
        'a character that is cut',
        Buffer.from(`${scenario}    description: €`).subarray(0, -1),
        ':6:18 error: this is not UTF-8',
      ],
      [
        'half of a pair',
        Buffer.concat([Buffer.from(`${scenario}# `), Buffer.from([0xed, 0xa0, 0x80])]),
        ':6:3 error: this is not UTF-8',
      ],
    ])('%s', (_, text, message) => bed.refuses('bad.yaml', text, message));
  });

  describe('what is no YAML', () => {
    it.each([
      [
        'tabs',
        'policies: p.json\nscenarios:\n\t- name: a\n',
        ':3:1 error: YAML is not indented with tabs: use spaces',
      ],
      [
        'a text without an end',
        named('"b'),
        ':3:11 error: this is no YAML: the text in double quotes that begins here has no end',
      ],
      [
        'the same in single quotes',
        named("'b"),
        ':3:11 error: this is no YAML: the text in single quotes that begins here has no end',
      ],
      [
        'a list without an end',
        `${scenario}    tags: [b, c\n    description: x\n`,
        ':6:11 error: this is no YAML: what is opened here is not closed before the next key or the end',
      ],
      [
        'an object without an end',
        expecting('expect: { outcome: allow'),
        ':5:13 error: this is no YAML: what is opened here is not closed before the next key or the end',
      ],
      [
        'an object in a list without an end',
        `${scenario}    tags: [b, { c: d\n`,
        ':6:15 error: this is no YAML: what is opened here is not closed before the next key or the end',
      ],
      [
        'a bracket too many',
        `${scenario}    tags: [b]]\n`,
        ':6:14 error: this is no YAML: Unexpected flow-seq-end token in YAML stream: "]"',
      ],
      [
        'a colon without a space',
        `${scenario}    skip:x\n    only: true\n`,
        ':6:5 error: this is no YAML: a key, a colon and a space are expected here, as in "name: value"',
      ],
      [
        'a key without a colon',
        `${scenario}    skip\n`,
        ':6:5 error: this is no YAML: a key, a colon and a space are expected here, as in "name: value"',
      ],
      [
        'a colon in a value',
        named('b: c'),
        ':3:11 error: this is no YAML: a second key follows in this value: put a value with ": " in quotes, and indent keys alike',
      ],
      [
        'a value after a value',
        named('"b" c'),
        ':3:15 error: this is no YAML: the value ends before this: nothing may follow it',
      ],
      [
        'a list after a key',
        expecting('expect: - allow'),
        ':5:13 error: this is no YAML: Unexpected block-seq-ind on same line with key',
      ],
      [
        'a line that is indented too little',
        'policies: p.json\nscenarios:\n  - name: a\n   expect: allow\n',
        ':4:1 error: this is no YAML: the line is indented neither like the keys above it nor like the items of their list',
      ],
      [
        'a line that is indented too much',
        'policies: p.json\nscenarios:\n  - name: a\n      expect: allow\n',
        ':3:11 error: this is no YAML: a second key follows in this value: put a value with ": " in quotes, and indent keys alike',
      ],
      [
        'a line between two indentations',
        `${scenario}   skip: x\n`,
        ':6:1 error: this is no YAML: the line is indented neither like the keys above it nor like the items of their list',
      ],
      [
        'a key outside of its scenario',
        `${scenario}  skip: x\n`,
        ':6:1 error: this is no YAML: the line is indented otherwise than those that it goes on from',
      ],
      [
        '@ at the start',
        named('@b'),
        ':3:11 error: this is no YAML: text cannot begin with @: put it in quotes',
      ],
      [
        '` at the start',
        named('`b`'),
        ':3:11 error: this is no YAML: text cannot begin with `: put it in quotes',
      ],
      [
        '% at the start',
        named('%b'),
        ':3:11 error: this is no YAML: text cannot begin with %: put it in quotes',
      ],
      ['a wrong escape', named('"\\q"'), ':3:12 error: this is no YAML: Invalid escape sequence \\q'],
      [
        'no comma in an object',
        `${scenario}    context: { aws:a: b aws:c: d }\n`,
        ':6:23 error: this is no YAML: a second key follows in this value: a comma goes between the members of { }',
      ],
      [
        'a comment that begins at once',
        `${scenario}    tags: [b]#c\n`,
        ':6:14 error: this is no YAML: Comments must be separated from other tokens by white space characters',
      ],
      ['a key that is a number', `${scenario}    1: x\n`, ':6:5 error: a key must be text: quote it, as "1"'],
      ['a key that is null', `${scenario}    ~: x\n`, ':6:5 error: a key must be text: quote it, as "~"'],
      [
        'a key that is a list',
        `${scenario}    ? [b]\n    : x\n`,
        ':6:7 error: a key must be text: quote it, as "[b]"',
      ],
      [
        'a key that is an object',
        `${scenario}    ? { b: c }\n    : x\n`,
        ':6:7 error: a key must be text: quote it, as "{ b: c }"',
      ],
    ])('%s', (_, text, message) => bed.refuses('bad.yaml', text, message));
  });
});
