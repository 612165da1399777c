import { describe, expect, it, test } from 'vitest';
import { compare, parsePolicy, proveAlways, proveExactly, proveNever } from '../../../src/index.js';
import { allow, counterexample, deny, document, identity, openQuestion, outcome, when } from './asking.js';

const action = 's3:GetObject';
const home = identity(allow({ Resource: 'arn:aws:s3:::home/${aws:username}/*' }));
const ann = 'arn:aws:iam::123456789012:user/ann';
const team = 'aws:PrincipalTag/team';

describe('a variable that the pattern pins is what it stands for', () => {
  it('by the principal', () => {
    const asked = { action, principal: ann };
    expect(proveAlways(home, { ...asked, resource: 'arn:aws:s3:::home/ann/*' }).answer).toBe('proved');
    expect(proveNever(home, { ...asked, resource: 'arn:aws:s3:::home/bob/*' }).answer).toBe('proved');
    expect(proveExactly(home, asked, { resource: ['arn:aws:s3:::home/ann/*'] }).answer).toBe('proved');
  });

  it('by the context', () => {
    const same = when({ StringEquals: { 'aws:RequestTag/team': '${aws:PrincipalTag/team}' } });
    const asked = { action, context: { [team]: 'red' } };
    expect(proveExactly(same, asked, { 'aws:RequestTag/team': ['red'] }).answer).toBe('proved');
    expect(counterexample(proveNever(same, asked)).context).toEqual({
      [team]: 'red',
      'aws:RequestTag/team': 'red',
    });
  });

  it('character by character: its wildcards are none', () => {
    const asked = { resource: 'arn:aws:s3:::home/ann/x', context: { 'aws:username': '*' } };
    expect(proveExactly(home, asked, { action: [] }).answer).toBe('proved');
    expect(
      proveExactly(home, { ...asked, resource: 'arn:aws:s3:::home/*/x' }, { action: ['*'] }).answer,
    ).toBe('refuted');
  });

  it('by absence: nothing, so that it matches nothing', () => {
    expect(proveNever(home, { action, absent: ['aws:username'] }).answer).toBe('proved');
    const guard = identity(allow(), deny({ Resource: 'arn:aws:s3:::home/${aws:username}/*' }));
    expect(proveAlways(guard, { action, absent: ['aws:username'] }).answer).toBe('proved');
    const others = identity(allow({ NotResource: 'arn:aws:s3:::home/${aws:username}/*' }));
    expect(proveAlways(others, { action, absent: ['aws:username'] }).answer).toBe('proved');
  });
});

describe('a default', () => {
  const same = when({ StringEquals: { 'aws:RequestTag/team': "${aws:PrincipalTag/team, 'x'}" } });

  it('stands where the key is absent', () => {
    const asked = { action, absent: [team] };
    expect(proveExactly(same, asked, { 'aws:RequestTag/team': ['x'] }).answer).toBe('proved');
    expect(proveAlways(same, { ...asked, context: { 'aws:RequestTag/team': 'x' } }).answer).toBe('proved');
    expect(proveNever(same, { ...asked, context: { 'aws:RequestTag/team': ['', 'y', 'xx'] } }).answer).toBe(
      'proved',
    );
  });

  it('stands in a resource as well', () => {
    const path = identity(allow({ Resource: "arn:aws:s3:::b/${aws:PrincipalTag/team, 'x'}/*" }));
    expect(proveExactly(path, { action, absent: [team] }, { resource: ['arn:aws:s3:::b/x/*'] }).answer).toBe(
      'proved',
    );
    expect(
      counterexample(proveNever(path, { resource: 'arn:aws:s3:::b/x/*', absent: [team] })).absent,
    ).toEqual([team]);
  });

  it('stands nowhere else', () => {
    expect(proveNever(same, { context: { [team]: 'y', 'aws:RequestTag/team': 'x' } }).answer).toBe('proved');
    expect(proveNever(same, { context: { [team]: [['y', 'z']], 'aws:RequestTag/team': 'x' } }).answer).toBe(
      'proved',
    );
  });
});

describe('a variable that is open', () => {
  it('is tried with values until a request is found', () => {
    const request = counterexample(proveNever(home, { action }));
    const name = String(request.context?.['aws:username']);
    expect(request.resource).toMatch(new RegExp(`^arn:aws:s3:::home/${name}/`));
    expect(outcome(home, request)).toBe('allow');
  });

  it('needs no value where the rest decides', () => {
    expect(proveNever(home, { action, resource: 'arn:aws:s3:::other/*' }).answer).toBe('proved');
    expect(
      proveAlways(identity(allow(), deny({ Resource: 'arn:aws:s3:::home/${aws:username}' })), {
        resource: 'arn:aws:sqs:*',
        action: 'sqs:*',
      }).answer,
    ).toBe('proved');
  });

  it('is itself: the same text on both sides is the same set', () => {
    expect(compare(home, identity(allow({ Resource: 'arn:aws:s3:::home/${aws:username}/*' }))).relation).toBe(
      'equivalent',
    );
    const longer = identity(allow({ Resource: 'arn:aws:s3:::home/${aws:username}/public/*' }));
    expect(compare(home, longer).relation).toBe('narrower');
    expect(compare(longer, home).relation).toBe('wider');
  });

  it('is no other variable', () => {
    const other = identity(allow({ Resource: 'arn:aws:s3:::home/${aws:userid}/*' }));
    expect(compare(home, other).relation).toBe('incomparable');
  });

  it('is undecided only where the bounds differ, and names key and statement', () => {
    const open = identity(
      allow({
        Sid: 'Same',
        Condition: {
          StringEquals: { 'aws:RequestTag/a': '${aws:PrincipalTag/t}${aws:PrincipalTag/u}' },
          StringLike: { 'aws:RequestTag/a': 'abcdef', 'aws:PrincipalTag/t': 'a*' },
        },
      }),
    );
    expect(proveNever(open, { action, context: { 'aws:PrincipalTag/t': 'b' } }).answer).toBe('proved');
    expect(
      proveNever(open, { action, context: { 'aws:PrincipalTag/t': 'ab', 'aws:PrincipalTag/u': 'cdef' } })
        .answer,
    ).toBe('refuted');
    const { reason, statement } = openQuestion(proveNever(open, { action }));
    expect(reason).toContain('aws:PrincipalTag/t');
    expect(statement?.sid).toBe('Same');
  });

  test.each(['', 'a', 'x y'])(
    'with the value %j under a set operator is the text that it stands for',
    (value) => {
      const any = identity(
        allow({
          Condition: { 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['${aws:PrincipalTag/t}', 'other'] } },
        }),
        deny({ Condition: { 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'other' } } }),
      );
      const asked = { action, context: { 'aws:TagKeys': value } };
      // The empty text is no value, whatever the variable stands for.
      const answer = proveNever(any, asked);
      if (value === '') expect(answer.answer).toBe('proved');
      else
        expect(counterexample(answer).context).toEqual({ 'aws:TagKeys': value, 'aws:PrincipalTag/t': value });
    },
  );

  it.each([
    ['ForAnyValue:StringEquals', 'proved'],
    ['ForAllValues:StringEquals', 'refuted'],
    ['ForAllValues:StringNotEquals', 'refuted'],
    ['ForAnyValue:StringNotEquals', 'proved'],
  ])('%s: the empty text is no value, whatever a variable stands for', (operator, never) => {
    const policy = when({ [operator]: { 'aws:TagKeys': '${aws:PrincipalTag/t}' } });
    const asked = { action, context: { 'aws:TagKeys': '' } };
    expect(proveNever(policy, asked).answer).toBe(never);
    expect(proveAlways(policy, asked).answer).toBe(never === 'proved' ? 'refuted' : 'proved');
  });
});

describe('what looks like a variable', () => {
  it('is plain text in the old language', () => {
    const statement = allow({ Condition: { StringEquals: { 'aws:RequestTag/a': '${aws:username}' } } });
    const old = parsePolicy({ Version: '2008-10-17', Statement: [statement] });
    expect(proveExactly(old, { action }, { 'aws:RequestTag/a': ['${aws:username}'] }).answer).toBe('proved');
    expect(compare(old, parsePolicy(document(statement))).relation).toBe('incomparable');
  });

  it.each(['*', '?', '$'])('is the character itself: ${%s}', (character) => {
    const policy = when({ StringLike: { 'aws:RequestTag/a': `a\${${character}}` } });
    const asked = { action, context: { 'aws:RequestTag/a': `a${character}` } };
    expect(proveAlways(policy, { action, context: { 'aws:RequestTag/a': ['ab', 'a'] } }).answer).toBe(
      'refuted',
    );
    expect(proveNever(policy, { action, context: { 'aws:RequestTag/a': ['ab', 'a', 'abc'] } }).answer).toBe(
      'proved',
    );
    expect(outcome(policy, asked)).toBe('allow');
  });
});
