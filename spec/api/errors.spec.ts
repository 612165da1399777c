import { describe, expect, it, test } from 'vitest';
import { describePath, describeProblem } from '../../src/api/problem.js';
import { ExpectationError, evaluate, PolicyError, parsePolicy, RequestError } from '../../src/index.js';

const thrown = (run: () => unknown): Error => {
  try {
    run();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
};

describe('PolicyError', () => {
  it('has every diagnostic, each with its place', () => {
    const error = thrown(() =>
      parsePolicy('{\n  "Statement": { "Effect": "allow", "Action": "x", "Resource": "*" }\n}'),
    );
    expect(error).toBeInstanceOf(PolicyError);
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe('PolicyError');
    expect(error.message).toBe(
      [
        'the policy cannot be used:',
        '2:28: Effect must be "Allow" or "Deny", in exactly this case, not "allow"; did you mean Allow?',
        '2:47: "x" is no action: write service:Name, as in codeartifact:ListDomains',
      ].join('\n  '),
    );
    expect((error as PolicyError).diagnostics).toMatchObject([
      { severity: 'error', code: 'invalid-effect', line: 2, column: 28, path: ['Statement', 'Effect'] },
      { severity: 'error', code: 'invalid-action', line: 2, column: 47, path: ['Statement', 'Action'] },
    ]);
  });

  it('says one problem in one line', () => {
    expect(thrown(() => parsePolicy('nonsense')).message).toBe(
      'the policy cannot be used: 1:1: not JSON: expected a value (text stands in double quotes)',
    );
  });

  it('has the warnings among its diagnostics, and not in its message', () => {
    const error = thrown(() =>
      parsePolicy({ Statement: { Effect: 'allow', Action: [], Resource: '*' } }),
    ) as PolicyError;
    expect(error.diagnostics.map(({ severity }) => severity)).toEqual(['error', 'warning']);
    expect(error.message).not.toContain('empty');
  });
});

describe('RequestError', () => {
  it('has every diagnostic, each with its path', () => {
    const policy = { Version: '2012-10-17', Statement: [] };
    const error = thrown(() =>
      evaluate(policy, { action: 's3:*', resource: 'x', context: { 'aws:TagKeys': [Number.NaN] } }),
    );
    expect(error).toBeInstanceOf(RequestError);
    expect(error.name).toBe('RequestError');
    expect((error as RequestError).diagnostics).toMatchObject([
      { severity: 'error', code: 'request-action', path: ['action'] },
      { severity: 'error', code: 'request-resource', path: ['resource'] },
      { severity: 'error', code: 'context-value', path: ['context', 'aws:TagKeys'] },
    ]);
    expect(error.message.split('\n')).toEqual([
      'the request is malformed:',
      '  action: "s3:*" is no action: a request asks for one action, without wildcards',
      '  resource: "x" is no resource: write an ARN (arn:partition:service:region:account:resource), or "*" for an action that takes none',
      '  context["aws:TagKeys"]: aws:TagKeys must be a string, a number, true or false, a Date, or a list of them, not NaN in a list',
    ]);
  });
});

test('ExpectationError', () => {
  const error = new ExpectationError([{ severity: 'error', code: 'x', message: 'why' }]);
  expect(error).toMatchObject({ name: 'ExpectationError', message: 'the expectation cannot be used: why' });
});

describe('a problem in a line', () => {
  const problem = { severity: 'error', code: 'x', message: 'why' } as const;
  test.each([
    [problem, 'why'],
    [{ ...problem, file: 'a.json' }, 'a.json: why'],
    [{ ...problem, file: 'a.json', line: 3, column: 5, path: ['Statement'] }, 'a.json:3:5: why'],
    [{ ...problem, line: 3, column: 5 }, '3:5: why'],
    [{ ...problem, path: ['Statement', 1] }, 'Statement[1]: why'],
  ])('%j', (given, text) => {
    expect(describeProblem(given)).toBe(text);
  });

  test.each([
    [[], ''],
    [
      ['Statement', 1, 'Condition', 'StringEquals', 'aws:username', 0],
      'Statement[1].Condition.StringEquals["aws:username"][0]',
    ],
    [['a"b'], '["a\\"b"]'],
    [[0], '[0]'],
  ])('the path %j', (path, text) => {
    expect(describePath(path)).toBe(text);
  });
});
