import { describe, expect, it } from 'vitest';
import { parseGood } from './parse-text.js';

/** The names and requests of the cases of the one scenario in the text. */
async function casesOf(text: string): Promise<readonly (readonly [string, unknown])[]> {
  const suite = await parseGood(text);
  return (suite.scenarios[0]?.cases ?? []).map((one) => [
    one.name,
    one.kind === 'request' && JSON.parse(JSON.stringify(one.request)),
  ]);
}

const top = 'policies: token.json\n';
const expectation = '    expect: deny\n';

describe('the requests of a scenario', () => {
  it('are one without a matrix, and it has no name', async () => {
    expect(await casesOf(`${top}scenarios:\n  - name: a\n    action: s3:GetObject\n${expectation}`)).toEqual([
      ['', { action: 's3:GetObject' }],
    ]);
  });

  it('are every combination, in written order, the last list fastest', async () => {
    const cases = await casesOf(
      `${top}scenarios:\n  - name: a\n    action: [s3:GetObject, s3:PutObject]\n    matrix:\n      aws:B: [true, 5]\n      resource: ['*']\n      aws:A: [[x, y], z]\n${expectation}`,
    );
    expect(cases.map(([name]) => name)).toEqual([
      'action=s3:GetObject, aws:B=true, resource=*, aws:A=[x, y]',
      'action=s3:GetObject, aws:B=true, resource=*, aws:A=z',
      'action=s3:GetObject, aws:B=5, resource=*, aws:A=[x, y]',
      'action=s3:GetObject, aws:B=5, resource=*, aws:A=z',
      'action=s3:PutObject, aws:B=true, resource=*, aws:A=[x, y]',
      'action=s3:PutObject, aws:B=true, resource=*, aws:A=z',
      'action=s3:PutObject, aws:B=5, resource=*, aws:A=[x, y]',
      'action=s3:PutObject, aws:B=5, resource=*, aws:A=z',
    ]);
    expect(cases[2]?.[1]).toEqual({
      action: 's3:GetObject',
      resource: '*',
      context: { 'aws:B': 5, 'aws:A': ['x', 'y'] },
    });
  });

  it('name a matrix that stands before the list first', async () => {
    const cases = await casesOf(
      `${top}scenarios:\n  - name: a\n    matrix: { aws:A: [b] }\n    action: [s3:GetObject]\n${expectation}`,
    );
    expect(cases.map(([name]) => name)).toEqual(['aws:A=b, action=s3:GetObject']);
  });

  it('put what could be taken for something else in quotes', async () => {
    const cases = await casesOf(
      `${top}scenarios:\n  - name: a\n    action: s3:GetObject\n    matrix: { aws:A: ['', ' ', 'a, b', '[a]', 'x y', [a], ["a, b"]] }\n${expectation}`,
    );
    expect(cases.map(([name]) => name)).toEqual([
      'aws:A=""',
      'aws:A=" "',
      'aws:A="a, b"',
      'aws:A="[a]"',
      'aws:A=x y',
      'aws:A=[a]',
      'aws:A=["a, b"]',
    ]);
  });

  it('start from the defaults: fields are replaced, condition keys merged in any case', async () => {
    const text = `${top}now: 2026-01-01T00:00:00Z
defaults:
  action: s3:GetObject
  resource: arn:aws:s3:::a/b
  context: { aws:A: default, aws:B: default }
  absent: [aws:D, aws:E]
scenarios:
  - name: a
    action: s3:PutObject
    context: { AWS:b: own, aws:d: own }
${expectation}`;
    expect(await casesOf(text)).toEqual([
      [
        '',
        {
          now: '2026-01-01T00:00:00Z',
          action: 's3:PutObject',
          resource: 'arn:aws:s3:::a/b',
          context: { 'aws:A': 'default', 'AWS:b': 'own', 'aws:d': 'own' },
          absent: ['aws:E'],
        },
      ],
    ]);
  });

  it('let a scenario say that a default is absent', async () => {
    const text = `${top}defaults: { action: s3:GetObject, context: { aws:A: default, aws:B: default } }\nscenarios:\n  - name: a\n    absent: [AWS:A]\n${expectation}`;
    expect(await casesOf(text)).toEqual([
      ['', { action: 's3:GetObject', absent: ['AWS:A'], context: { 'aws:B': 'default' } }],
    ]);
  });

  it('let a matrix say what is absent, case by case', async () => {
    const text = `${top}defaults: { action: s3:GetObject, context: { aws:A: default } }\nscenarios:\n  - name: a\n    matrix: { absent: [[], [aws:A]] }\n${expectation}`;
    expect(await casesOf(text)).toEqual([
      ['absent=[]', { action: 's3:GetObject', absent: [], context: { 'aws:A': 'default' } }],
      ['absent=[aws:A]', { action: 's3:GetObject', absent: ['aws:A'], context: {} }],
    ]);
  });

  it('take lists from the defaults too, unless the scenario says it otherwise', async () => {
    const defaults = `${top}defaults: { action: [s3:GetObject, s3:PutObject], context: { aws:A: default } }\nscenarios:\n  - name: a\n`;
    expect((await casesOf(`${defaults}${expectation}`)).map(([name]) => name)).toEqual([
      'action=s3:GetObject',
      'action=s3:PutObject',
    ]);
    expect(
      (await casesOf(`${defaults}    action: s3:ListBucket\n${expectation}`)).map(([name]) => name),
    ).toEqual(['']);
    expect(
      (await casesOf(`${defaults}    matrix: { AWS:A: [b], action: [s3:ListBucket] }\n${expectation}`)).map(
        ([, request]) => request,
      ),
    ).toEqual([{ action: 's3:ListBucket', context: { 'AWS:A': 'b' } }]);
  });

  it('have principals of every form', async () => {
    const text = `${top}scenarios:\n  - name: a\n    action: s3:GetObject\n    principal: [anonymous, { service: sns.amazonaws.com }, { arn: "arn:aws:iam::123456789012:role/r", serviceLinked: true }]\n${expectation}`;
    expect(await casesOf(text)).toEqual([
      ['principal=anonymous', { action: 's3:GetObject', principal: 'anonymous' }],
      [
        'principal={service: sns.amazonaws.com}',
        { action: 's3:GetObject', principal: { service: 'sns.amazonaws.com' } },
      ],
      [
        'principal={arn: arn:aws:iam::123456789012:role/r, serviceLinked: true}',
        {
          action: 's3:GetObject',
          principal: { arn: 'arn:aws:iam::123456789012:role/r', serviceLinked: true },
        },
      ],
    ]);
  });

  it('take exactly 100,000 cases', async () => {
    const list = `[${Array.from({ length: 1000 }, (_, index) => index).join(', ')}]`;
    const hundred = `[${Array.from({ length: 100 }, (_, index) => index).join(', ')}]`;
    const cases = await casesOf(
      `${top}scenarios:\n  - name: a\n    action: s3:GetObject\n    matrix: { aws:A: ${list}, aws:B: ${hundred} }\n${expectation}`,
    );
    expect(cases).toHaveLength(100_000);
    expect(cases.at(-1)?.[0]).toBe('aws:A=999, aws:B=99');
  });
});
