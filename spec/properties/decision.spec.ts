import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate, type Outcome, type PolicyStatement, parsePolicy, policySet } from '../../src/index.js';
import { actionNames, inAnyCase, policyOf, request, statement, statements } from './arbitraries.js';
import { check } from './check.js';

const isDeny = (outcome: Outcome) => outcome === 'explicit-deny' || outcome === 'implicit-deny';

test('the cases reach every outcome', () => {
  const seen = new Map<Outcome, number>();
  check(
    fc.property(statements, request, (list, asked) => {
      const { outcome } = evaluate(policyOf(list), asked);
      seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
    }),
  );
  for (const outcome of ['allow', 'explicit-deny', 'implicit-deny'] as const)
    expect(seen.get(outcome)).toBeGreaterThan(100);
});

test('the order of statements never matters', () => {
  const shuffled = statements.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  );
  check(
    fc.property(shuffled, request, ([list, other], asked) => {
      const [one, two] = [evaluate(policyOf(list), asked), evaluate(policyOf(other), asked)];
      expect(two.outcome).toBe(one.outcome);
      expect(two.layer).toBe(one.layer);
      const deciding = (decision: typeof one, from: readonly PolicyStatement[]) =>
        new Set(decision.statements.map(({ index }) => from[index]));
      expect(deciding(two, other)).toEqual(deciding(one, list));
    }),
  );
});

test('nor does it matter which policy of a layer a statement stands in', () => {
  check(
    fc.property(statements, fc.nat(6), request, (list, at, asked) => {
      const split = policySet({ identity: [policyOf(list.slice(0, at)), policyOf(list.slice(at))] });
      expect(evaluate(split, asked).outcome).toBe(evaluate(policyOf(list), asked).outcome);
    }),
  );
});

test('adding a Deny never turns a deny into an allow', () => {
  check(
    fc.property(statements, statement, fc.nat(6), request, (list, added, at, asked) => {
      const before = evaluate(policyOf(list), asked).outcome;
      const after = evaluate(policyOf(list.toSpliced(at, 0, { ...added, Effect: 'Deny' })), asked).outcome;
      if (isDeny(before)) expect(isDeny(after)).toBe(true);
      if (before === 'explicit-deny') expect(after).toBe('explicit-deny');
    }),
  );
});

test('adding an Allow never turns an allow into a deny, and never lifts an explicit deny', () => {
  check(
    fc.property(statements, statement, fc.nat(6), request, (list, added, at, asked) => {
      const before = evaluate(policyOf(list), asked).outcome;
      const after = evaluate(policyOf(list.toSpliced(at, 0, { ...added, Effect: 'Allow' })), asked).outcome;
      if (before !== 'implicit-deny') expect(after).toBe(before);
    }),
  );
});

test('a decision is what its statements say one by one', () => {
  check(
    fc.property(statements, request, (list, asked) => {
      const decision = evaluate(policyOf(list), asked);
      const applying = (effect: string) => {
        const applied = effect === 'Deny' ? 'explicit-deny' : 'allow';
        return list.flatMap((one, index) =>
          one.Effect === effect && evaluate(policyOf([one]), asked).outcome === applied ? [index] : [],
        );
      };
      const [denies, allows] = [applying('Deny'), applying('Allow')];
      const expected = denies.length > 0 ? denies : allows;
      expect(decision.statements.map(({ index }) => index)).toEqual(expected);
      expect(decision.outcome).toBe(
        denies.length > 0 ? 'explicit-deny' : allows.length > 0 ? 'allow' : 'implicit-deny',
      );
    }),
  );
});

test('explain says of the same statements that they apply', () => {
  check(
    fc.property(statements, request, (list, asked) => {
      const decision = evaluate(policyOf(list), asked);
      const applying = [...decision.explain().matchAll(/^ +(Allow|Deny) statement #(\d+).* applies$/gm)].map(
        ([, , index]) => Number(index),
      );
      expect(applying).toEqual(expect.arrayContaining(decision.statements.map(({ index }) => index)));
    }),
  );
});

test('an action is the same in any case, on both sides', () => {
  const action = fc.constantFrom(...actionNames).chain((name) => fc.tuple(inAnyCase(name), inAnyCase(name)));
  check(
    fc.property(action, ([one, other]) => {
      expect(
        evaluate(policyOf([{ Effect: 'Allow', Action: one, Resource: '*' }]), { action: other }).outcome,
      ).toBe('allow');
      expect(
        evaluate(policyOf([{ Effect: 'Allow', NotAction: one, Resource: '*' }]), { action: other }).outcome,
      ).toBe('implicit-deny');
    }),
  );
});

test('a condition key is the same in any case: in conditions, in variables, in the request', () => {
  const key = fc.tuple(...[1, 2, 3].map(() => inAnyCase('aws:PrincipalTag/Team')));
  check(
    fc.property(key, ([one = '', other = '', third = '']) => {
      const condition = { StringEquals: { [one]: 'red' }, StringLike: { [other]: `\${${third}}` } };
      const policy = policyOf([{ Effect: 'Allow', Action: '*', Resource: '*', Condition: condition }]);
      expect(evaluate(policy, { action: 's3:GetObject', context: { [other]: 'red' } }).outcome).toBe('allow');
      expect(evaluate(policy, { action: 's3:GetObject', absent: [third] }).outcome).toBe('implicit-deny');
    }),
  );
});

test('resources and the values of case-sensitive operators are not the same in another case', () => {
  const path = fc.tuple(inAnyCase('abcdef'), inAnyCase('abcdef'));
  check(
    fc.property(path, ([one, other]) => {
      const outcomeOf = (part: Partial<PolicyStatement>) => {
        const policy = policyOf([{ Effect: 'Allow', Action: '*', Resource: '*', ...part }]);
        return evaluate(policy, {
          action: 's3:GetObject',
          resource: `arn:aws:s3:::${other}`,
          context: { 'k:a': other, 'k:b': `arn:aws:s3:::${other}` },
        }).outcome;
      };
      const expected = one === other ? 'allow' : 'implicit-deny';
      expect(outcomeOf({ Resource: `arn:aws:s3:::${one}` })).toBe(expected);
      expect(outcomeOf({ Condition: { StringEquals: { 'k:a': one } } })).toBe(expected);
      expect(outcomeOf({ Condition: { StringLike: { 'k:a': `${one}*` } } })).toBe(expected);
      expect(outcomeOf({ Condition: { ArnEquals: { 'k:b': `arn:aws:s3:::${one}` } } })).toBe(expected);
      expect(outcomeOf({ Condition: { StringEqualsIgnoreCase: { 'k:a': one } } })).toBe('allow');
    }),
  );
});

test('text and object are the same policy', () => {
  check(
    fc.property(statements, fc.constantFrom('2012-10-17', '2008-10-17'), request, (list, version, asked) => {
      const text = JSON.stringify(policyOf(list, version));
      const [read, parsed] = [
        parsePolicy(text),
        parsePolicy(JSON.parse(text) as ReturnType<typeof policyOf>),
      ];
      expect(read.document).toEqual(parsed.document);
      expect(read.problems.map(({ code, message, path }) => ({ code, message, path }))).toEqual(
        expect.arrayContaining(parsed.problems.map(({ code, message, path }) => ({ code, message, path }))),
      );
      const [one, two] = [evaluate(read, asked), evaluate(parsed, asked)];
      expect([one.outcome, one.layer, one.notes]).toEqual([two.outcome, two.layer, two.notes]);
      expect(one.explain().replaceAll(/ \(line \d+\)/g, '')).toBe(two.explain());
    }),
  );
});
