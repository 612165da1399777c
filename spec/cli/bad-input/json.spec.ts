import { afterAll, beforeAll, describe, it } from 'vitest';
import { type Bed, known, makeBed, policy, scenario } from './bed.js';

let bed: Bed;
beforeAll(async () => {
  bed = await makeBed();
});
afterAll(() => bed.folder.remove());

const json = (fields: object): string =>
  JSON.stringify({
    policies: 'p.json',
    scenarios: [{ name: 'a', action: 's3:GetObject', expect: 'allow', ...fields }],
  });

describe('a scenario file in JSON is refused with its place, and the others run', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['nothing', '', ':1:1 error: not JSON: expected a value'],
    ['nothing but space', ' \n', ':2:1 error: not JSON: expected a value'],
    ['null', 'null', ':1:1 error: a scenario file has no value'],
    ['a text', '"a"', ':1:1 error: a scenario file must be an object, not text'],
    ['a list', '[]', ':1:1 error: a scenario file must be an object, not a list'],
    ['two values', '{}{}', ':1:3 error: not JSON: expected the end of the text'],
    ['YAML', scenario, ':1:1 error: not JSON: expected a value (text stands in double quotes)'],
    [
      'a policy',
      policy,
      ':1:1 error: this is a policy, not a scenario file: a scenario file names it, under "policies"',
    ],
    ['a comment', '// x\n{}', ':1:1 error: not JSON: expected a value'],
    [
      'a comma too many',
      '{"policies":"p.json","scenarios":[],}',
      ':1:37 error: not JSON: expected no comma before this',
    ],
    ['no end', '{"suite":1', ':1:11 error: not JSON: expected "," or "}"'],
    ['a text without an end', '{"suite":"a', ':1:12 error: not JSON: expected a closing double quote'],
    ['single quotes', "{'suite':1}", ':1:2 error: not JSON: expected a key in double quotes'],
    ['no quotes', '{suite:1}', ':1:2 error: not JSON: expected a key in double quotes'],
    ['NaN', '{"suite":NaN}', ':1:10 error: not JSON: expected a value (text stands in double quotes)'],
    ['a zero in front', '{"suite":01}', ':1:10 error: not JSON: expected a JSON number'],
    [
      'a number that is too large',
      json({ context: 'BIG' }).replace('"BIG"', '{"aws:a":1e400}'),
      ':1:107 error: not JSON: expected a number that a 64-bit float can hold',
    ],
    [
      'a number that loses digits',
      json({ context: 'BIG' }).replace('"BIG"', '{"aws:a":12345678901234567890}'),
      ':1:107 error: 12345678901234567890 would be read as the number 12345678901234567000: quote it if it is text, as "12345678901234567890", or write 12345678901234567000',
    ],
    [
      'an account that is a number',
      json({ resourceAccount: 123456789012 }),
      ':1:106 error: "resourceAccount" must be text: quote it, as "123456789012"',
    ],
    [
      'NUL',
      '{"suite":"\0"}',
      ':1:11 error: not JSON: expected no control character in a string (write it as \\u00xx)',
    ],
    [
      'a line break in a text',
      '{"suite":"a\nb"}',
      ':1:12 error: not JSON: expected no control character in a string (write it as \\u00xx)',
    ],
    ['UTF-16', Buffer.from('\ufeff{}', 'utf16le'), ':1:1 error: this is UTF-16: save it as UTF-8'],
    ['UTF-16 without its mark', Buffer.from('{}', 'utf16le'), ':1:1 error: this is UTF-16: save it as UTF-8'],
    ['bytes that are no UTF-8', Buffer.from('{"suite":"\xff"}', 'latin1'), ':1:11 error: this is not UTF-8'],
    [
      'a key that stands twice',
      '{"policies":"p.json","policies":"p.json","scenarios":[]}',
      ':1:22 error: the key "policies" stands twice; first on line 1',
    ],
    [
      'a key that stands twice further in',
      json({}).replace('"name":"a"', '"name":"a","name":"b"'),
      ':1:47 error: the key "name" stands twice; first on line 1',
    ],
    [
      '10,000 nested brackets',
      '['.repeat(10_000) + ']'.repeat(10_000),
      ':1:66 error: nested deeper than 64 levels',
    ],
    ['10,000 brackets that stay open', '['.repeat(10_000), ':1:66 error: nested deeper than 64 levels'],
    ['10,000 nested objects', '{"a":'.repeat(10_000), ':1:326 error: nested deeper than 64 levels'],
    [
      'a name that colours',
      json({ name: '\u001b[31m' }),
      ':1:43 error: "name" is shown as it is: it must be one line, without control characters',
    ],
    [
      'a name that turns around',
      json({ name: 'a\u202eb' }),
      ':1:43 error: "name" is shown as it is: it must be one line, without control characters',
    ],
    [
      'a name of two lines',
      json({ name: 'a\nb' }),
      ':1:43 error: "name" is shown as it is: it must be one line, without control characters',
    ],
    [
      '__proto__',
      '{"__proto__":1,"policies":"p.json","scenarios":[]}',
      ':1:2 error: a scenario file has no "__proto__"; it has $schema, suite, layers, policies, now, defaults, scenarios',
    ],
    [
      '__proto__ of a scenario',
      json({ proto: 1 }).replace('proto', '__proto__'),
      `:1:88 error: a scenario has no "__proto__"; it has ${known.scenarioFields}`,
    ],
    [
      '__proto__ of a context',
      json({ context: { proto: 1 } }).replace('proto', '__proto__'),
      ':1:99 error: "__proto__" is no condition key: condition keys have a prefix, as in aws:PrincipalOrgID',
    ],
  ])('%s', (_, text, message) => bed.refuses('bad.json', text, message));
});
