import { describe, expect, it, test } from 'vitest';
import { maximumDepth, readJson } from '../../../src/iam/document/json.js';
import { memberOf, type Node, plainValue, repeatedMembers } from '../../../src/iam/document/node.js';
import { positionAt } from '../../../src/iam/document/source-text.js';

function read(text: string): Node {
  const { node, diagnostics } = readJson({ text });
  if (node === undefined) throw new Error(JSON.stringify(diagnostics));
  return node;
}

/** `line:column expected …` of the one diagnostic. */
function fault(text: string): string {
  const { diagnostics } = readJson({ text });
  if (diagnostics === undefined) return 'no fault';
  expect(diagnostics).toHaveLength(1);
  const [diagnostic] = diagnostics;
  if (diagnostic?.code !== 'json-syntax') return JSON.stringify(diagnostic);
  const { line, column } = positionAt({ text }, diagnostic.place.offset);
  return `${line}:${column} ${diagnostic.expected}`;
}

describe('what JSON is', () => {
  test.each([
    '{}',
    '[]',
    ' [ ] ',
    '{"a":{},"b":[1,2,{"c":null}]}',
    '"text"',
    '""',
    'true',
    'false',
    'null',
    '0',
    '-0',
    '-0.5e-2',
    '1E+2',
    '12345678901234567890',
    '"\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00"',
    '"é😀\u2028\u007f"',
    '\t\r\n {"a" : 1 ,\n "b" : [ true , false ] } \n',
    '{"":0," ":1}',
    '{"__proto__":{"constructor":1},"toString":2}',
  ])('%s reads as JSON.parse reads it', (text) => {
    expect(plainValue(read(text))).toEqual(JSON.parse(text));
  });

  it('keeps a number as it is written', () => {
    expect(read('1.50e1')).toEqual({ kind: 'number', at: 0, value: 15, written: '1.50e1' });
  });

  it('keeps __proto__ an ordinary key of the plain value', () => {
    const plain = plainValue(read('{"__proto__":{"polluted":1}}')) as object;
    expect(Object.keys(plain)).toEqual(['__proto__']);
    expect('polluted' in plain).toBe(false);
  });
});

describe('where things stand', () => {
  const text = '{\n  "Version": "2012-10-17",\n  "Statement": [\n    { "Effect": "Allow" }\n  ]\n}';

  it('gives every value the place of its first character, every key that of its quote', () => {
    const policy = read(text);
    if (policy.kind !== 'object') throw new Error(policy.kind);
    const at = (offset: number) => positionAt({ text }, offset);
    const [version, statement] = policy.members;
    expect(at(policy.at)).toEqual({ line: 1, column: 1 });
    expect(at(version?.keyAt ?? -1)).toEqual({ line: 2, column: 3 });
    expect(at(version?.value.at ?? -1)).toEqual({ line: 2, column: 14 });
    expect(at(statement?.value.at ?? -1)).toEqual({ line: 3, column: 16 });
    const first = statement?.value.kind === 'array' ? statement.value.items[0] : undefined;
    expect(at(first?.at ?? -1)).toEqual({ line: 4, column: 5 });
  });

  it('keeps a key that stands twice, however it is escaped', () => {
    const node = read('{"Effect":"Deny","a":1,"\\u0045ffect":"Allow"}');
    if (node.kind !== 'object') throw new Error(node.kind);
    expect(node.members.map(({ key }) => key)).toEqual(['Effect', 'a', 'Effect']);
    expect(repeatedMembers(node)).toMatchObject([{ key: 'Effect', keyAt: 23, value: { value: 'Allow' } }]);
    expect(memberOf(node, 'Effect')?.value).toMatchObject({ value: 'Deny' });
  });
});

describe('what JSON is not', () => {
  const number = 'a JSON number';
  const text = 'a value (text stands in double quotes)';
  const control = 'no control character in a string (write it as \\u00xx)';
  const escaped = 'a JSON escape (\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX)';
  const rows: readonly (readonly [string, string])[] = [
    ['', '1:1 a value'],
    ['  \n ', '2:2 a value'],
    ['\uFEFF{}', '1:1 a value'],
    ['\u00a0{}', '1:1 a value'],
    ['{', '1:2 a key in double quotes'],
    ['{"a"', '1:5 ":" after the key'],
    ['{"a" 1}', '1:6 ":" after the key'],
    ['{"a":', '1:6 a value'],
    ['{"a":}', '1:6 a value'],
    ['{"a":1', '1:7 "," or "}"'],
    ['{"a":1 "b":2}', '1:8 "," or "}"'],
    ['{"a":1;"b":2}', '1:7 "," or "}"'],
    ['{"a":1,}', '1:8 no comma before this'],
    ['{,}', '1:2 a key in double quotes'],
    ['{"a":1,,"b":2}', '1:8 a key in double quotes'],
    ['{a:1}', '1:2 a key in double quotes'],
    ["{'a':1}", '1:2 a key in double quotes'],
    ['{1:1}', '1:2 a key in double quotes'],
    ['[', '1:2 a value'],
    ['[1', '1:3 "," or "]"'],
    ['[1 2]', '1:4 "," or "]"'],
    ['[1,]', '1:4 no comma before this'],
    ['[,1]', '1:2 a value'],
    ['[1}', '1:3 "," or "]"'],
    ['"a', '1:3 a closing double quote'],
    ['"a\\', `1:3 ${escaped}`],
    ['"\\x41"', `1:2 ${escaped}`],
    ['"\\u12"', `1:2 ${escaped}`],
    ['"\\u12g4"', `1:2 ${escaped}`],
    ['"a\nb"', `1:3 ${control}`],
    ['"a\tb"', `1:3 ${control}`],
    ['"\u0000"', `1:2 ${control}`],
    ["'a'", '1:1 a value'],
    ['True', `1:1 ${text}`],
    ['undefined', `1:1 ${text}`],
    ['nullx', `1:1 ${text}`],
    ['NaN', `1:1 ${text}`],
    ['01', `1:1 ${number}`],
    ['1.', `1:1 ${number}`],
    ['.5', `1:1 ${number}`],
    ['+1', `1:1 ${number}`],
    ['0x10', `1:1 ${number}`],
    ['1e', `1:1 ${number}`],
    ['-', `1:1 ${number}`],
    ['-Infinity', `1:1 ${number}`],
    ['1_000', `1:1 ${number}`],
    ['{} {}', '1:4 the end of the text'],
    ['{}\n// note', '2:1 the end of the text'],
    ['/* note */ {}', '1:1 a value'],
    ['{"a":\n  tru }', `2:3 ${text}`],
  ];
  test.each(rows)('%j: expected %s', (broken, expected) => {
    expect(() => JSON.parse(broken)).toThrow();
    expect(fault(broken)).toBe(expected);
  });
});

test('a number that no double can hold is refused, which JSON.parse makes Infinity', () => {
  expect(fault('[1, -1e999]')).toBe('1:5 a number that a 64-bit float can hold');
});

describe('depth', () => {
  const lists = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
  const objects = (depth: number) => `${'{"a":'.repeat(depth)}0${'}'.repeat(depth)}`;

  it('reads as deep as the limit', () => {
    expect(read(lists(maximumDepth + 1)).kind).toBe('array');
    expect(read(objects(maximumDepth)).kind).toBe('object');
  });

  test.each([
    ['lists', lists(maximumDepth + 2)],
    ['objects', objects(maximumDepth + 1)],
    ['lists without an end', '['.repeat(1_000_000)],
    ['objects without an end', '{"a":'.repeat(200_000)],
  ])('refuses deeper %s, at the place', (_, text) => {
    const { diagnostics } = readJson({ text });
    const step = text.startsWith('[') ? 1 : 5;
    expect(diagnostics).toMatchObject([
      {
        code: 'json-too-deep',
        limit: maximumDepth,
        severity: 'error',
        place: { offset: (maximumDepth + 1) * step },
      },
    ]);
  });
});
