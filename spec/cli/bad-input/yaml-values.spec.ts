import { afterAll, beforeAll, describe, it } from 'vitest';
import { type Bed, expecting, known, makeBed, named, scenario } from './bed.js';

let bed: Bed;
beforeAll(async () => {
  bed = await makeBed();
});
afterAll(() => bed.folder.remove());

describe('a scenario file in YAML is refused with its place, and the others run', () => {
  describe('a number that is not what was written', () => {
    it.each([
      [
        'an account without its zero',
        `${scenario}    resourceAccount: 012345678901\n`,
        ':6:22 error: 012345678901 would be read as the number 12345678901: an account number is text, "012345678901"',
      ],
      [
        'in a matrix',
        `${scenario}    matrix: { resourceAccount: ["111122223333", 012345678901] }\n`,
        ':6:49 error: 012345678901 would be read as the number 12345678901: an account number is text, "012345678901"',
      ],
      [
        'in a case',
        expecting('expect: [{ when: { resourceAccount: 012345678901 }, then: allow }]'),
        ':5:41 error: 012345678901 would be read as the number 12345678901: an account number is text, "012345678901"',
      ],
      [
        'in a context',
        `${scenario}    context: { aws:PrincipalAccount: 012345678901 }\n`,
        ':6:38 error: 012345678901 would be read as the number 12345678901: an account number is text, "012345678901"',
      ],
      [
        'in the defaults',
        `${scenario}defaults: { managementAccount: 012345678901 }\n`,
        ':6:32 error: 012345678901 would be read as the number 12345678901: an account number is text, "012345678901"',
      ],
      [
        'an account that is a number',
        `${scenario}    resourceAccount: 123456789012\n`,
        ':6:22 error: "resourceAccount" must be text: quote it, as "123456789012"',
      ],
      [
        'an account of eleven digits',
        `${scenario}    managementAccount: 12345678901\n`,
        ':6:24 error: "managementAccount" is an account number, 12 digits in quotes, as "111122223333", not 12345678901',
      ],
      [
        'an account in base 60',
        `${scenario}    resourceAccount: 190:20:30\n`,
        ':6:22 error: a: resourceAccount must be 12 digits, not "190:20:30"',
      ],
      [
        'an exponent',
        `${scenario}    resourceAccount: 1e11\n`,
        ':6:22 error: 1e11 would be read as the number 100000000000: quote it if it is text, as "1e11", or write 100000000000',
      ],
      [
        'an octal number',
        `${scenario}    context: { aws:a: 0o17 }\n`,
        ':6:23 error: 0o17 would be read as the number 15: quote it if it is text, as "0o17", or write 15',
      ],
      [
        'a hexadecimal number',
        `${scenario}    context: { aws:a: 0x1F }\n`,
        ':6:23 error: 0x1F would be read as the number 31: quote it if it is text, as "0x1F", or write 31',
      ],
      [
        'infinity',
        `${scenario}    context: { aws:a: .inf }\n`,
        ':6:23 error: no value of a request is .inf: quote it if it is text',
      ],
      [
        'not a number',
        `${scenario}    context: { aws:a: .nan }\n`,
        ':6:23 error: no value of a request is .nan: quote it if it is text',
      ],
      [
        'more than a number holds',
        `${scenario}    context: { aws:a: 123456789012345678901 }\n`,
        ':6:23 error: 123456789012345678901 would be read as the number 123456789012345680000: quote it if it is text, as "123456789012345678901", or write 123456789012345680000',
      ],
      [
        'a version',
        `${scenario}    context: { aws:a: 1.10 }\n`,
        ':6:23 error: 1.10 would be read as the number 1.1: quote it if it is text, as "1.10", or write 1.1',
      ],
      [
        'a plus',
        `${scenario}    context: { aws:a: +1 }\n`,
        ':6:23 error: +1 would be read as the number 1: quote it if it is text, as "+1", or write 1',
      ],
      [
        'minus nothing',
        `${scenario}    context: { aws:a: -0 }\n`,
        ':6:23 error: -0 would be read as the number 0: quote it if it is text, as "-0", or write 0',
      ],
      [
        'a date without a time',
        `${scenario}    now: 2026-01-01\n`,
        ':6:10 error: a: now must be an instant such as 2026-01-01T00:00:00Z, not "2026-01-01"',
      ],
    ])('%s', (_, text, message) => bed.refuses('bad.yaml', text, message));
  });

  describe('a key that stands twice', () => {
    it.each([
      [
        'of the file',
        `${scenario}policies: p.json\n`,
        ':6:1 error: the key "policies" stands twice; first on line 1',
      ],
      [
        'of a scenario',
        `${scenario}    expect: deny\n`,
        ':6:5 error: the key "expect" stands twice; first on line 5',
      ],
      [
        'once in quotes',
        `${scenario}    "expect": deny\n`,
        ':6:5 error: the key "expect" stands twice; first on line 5',
      ],
      [
        'of a context',
        `${scenario}    context: { aws:a: 1, aws:a: 2 }\n`,
        ':6:26 error: the key "aws:a" stands twice; first on line 6',
      ],
      [
        'of a context, in another case',
        `${scenario}    context: { aws:a: 1, AWS:A: 2 }\n`,
        ':6:26 error: condition keys are not case-sensitive: "AWS:A" is "aws:a" again',
      ],
      [
        'of a matrix',
        `${scenario}    matrix:\n      aws:a: [1]\n      aws:a: [2]\n`,
        ':8:7 error: the key "aws:a" stands twice; first on line 7',
      ],
      [
        'of a statement',
        `${scenario}    policies: { Version: "2012-10-17", Statement: { Effect: Deny, Effect: Allow } }\n`,
        ':6:67 error: the key "Effect" stands twice; first on line 6',
      ],
      [
        'of a condition',
        `${scenario}    policies: { Statement: { Condition: { Null: { a:b: true }, Null: { a:c: true } } } }\n`,
        ':6:43 error: a key must be text: quote it, as "Null"',
      ],
      [
        'a name of two scenarios',
        `${scenario}  - name: a\n    action: s3:PutObject\n    expect: allow\n`,
        ':6:11 error: the name "a" is taken by the scenario on line 3',
      ],
    ])('%s', (_, text, message) => bed.refuses('bad.yaml', text, message));
  });

  describe('what cannot be shown, or is no name', () => {
    it.each([
      [
        'two lines',
        named('"a\\nb"'),
        ':3:11 error: "name" is shown as it is: it must be one line, without control characters',
      ],
      [
        'colours',
        named('"\\e[31mred"'),
        ':3:11 error: "name" is shown as it is: it must be one line, without control characters',
      ],
      [
        'letters that turn around',
        named('"a\u202eb"'),
        ':3:11 error: "name" is shown as it is: it must be one line, without control characters',
      ],
      [
        'the same, escaped',
        named('"a\\u2066b"'),
        ':3:11 error: "name" is shown as it is: it must be one line, without control characters',
      ],
      ['a number', named('12'), ':3:11 error: "name" must be text: quote it, as "12"'],
      ['true', named('true'), ':3:11 error: "name" must be text: quote it, as "true"'],
      ['null', named('null'), ':3:11 error: "name" has no value'],
      ['nothing', named(''), ':3:11 error: "name" has no value'],
      ['an empty text', named('""'), ':3:11 error: "name" must not be empty'],
      ['a list', named('[a]'), ':3:11 error: "name" must be text, not a list'],
      [
        'what stands between names',
        named('a > b'),
        ':3:11 error: a name must not hold " > ": it stands between the names of file, scenario and case',
      ],
      [
        'colours in the name of a suite',
        `suite: "\\e[31mred"\n${scenario}`,
        ':1:8 error: "suite" is shown as it is: it must be one line, without control characters',
      ],
      [
        'an outcome in colours',
        expecting('expect: "\\e[31mallow"'),
        `:5:13 error: "expect" cannot be "\\u001b[31mallow"; it is one of ${known.outcomes}`,
      ],
      [
        'a statement in colours',
        expecting('expect: { outcome: allow, decidedBy: ["\\e[31m"] }'),
        ':5:43 error: no statement of these policies is "\\u001b[31m"; there are #0',
      ],
      [
        'an action in colours',
        scenario.replace('s3:GetObject', '"\\e[31m"'),
        ':4:13 error: a: "\\u001b[31m" is no action: write service:Name, as in codeartifact:ListDomains',
      ],
      [
        'a key in colours',
        `${scenario}    "\\e[31m": x\n`,
        `:6:5 error: a scenario has no "\\u001b[31m"; it has ${known.scenarioFields}`,
      ],
      [
        'a tag that is a number',
        `${scenario}    tags: [1]\n`,
        ':6:12 error: a member of "tags" must be text: quote it, as "1"',
      ],
    ])('%s', (_, text, message) => bed.refuses('bad.yaml', text, message));
  });
});
