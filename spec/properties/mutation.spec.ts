import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outcomeDifference } from '../../src/api/analysis/outcome-difference.js';
import { decide } from '../../src/api/evaluate.js';
import { policyFromText } from '../../src/api/policy.js';
import { assemble } from '../../src/api/policy-set.js';
import { parsePolicy } from '../../src/index.js';
import { policyMutants } from '../../src/mutation/policy-mutants.js';
import { anyCase } from './analysis/cases.js';
import { Random } from './analysis/random.js';
import { drawRequest, groundOf } from './analysis/requests.js';
import { policyOf, request, statement, statements } from './arbitraries.js';
import { check } from './check.js';
import { setOf } from './layers.js';

const policies = fc.tuple(statement, statements).map(([one, more]) => policyOf([one, ...more.slice(0, 2)]));

describe('the mutants of any policy', () => {
  it('are valid, differ from it, and are told from it by a request where that is said, and by none where that is said', () => {
    let told = 0;
    let equivalent = 0;
    check(
      fc.property(
        policies,
        fc.array(request, { minLength: 20, maxLength: 20 }),
        fc.nat(),
        (document, requests, pick) => {
          const policy = policyFromText(JSON.stringify(document), { name: 'p', file: 'p.json' });
          if (!policy.ok) throw new Error(JSON.stringify(policy.problems));
          const set = assemble(new Map([['identity', [[policy.value]]]]));
          if (!set.ok) throw new Error(JSON.stringify(set.problems));
          const mutants = [...policyMutants(policy.value)];
          const mutant = mutants[pick % mutants.length];
          const changed = mutant?.applyTo(set.value);
          if (changed === undefined) throw new Error('every policy has mutants');
          const after = changed.policies[0]?.policy.document;
          expect(JSON.stringify(after)).not.toBe(JSON.stringify(document));
          if (after !== undefined) parsePolicy(after);
          const difference = outcomeDifference(set.value, changed, { work: 200_000 });
          const outcomes = requests.map((one) =>
            [set.value, changed].map((asked) => {
              const decided = decide(asked, one);
              return decided.ok ? decided.value.outcome : 'malformed';
            }),
          );
          if (difference.answer === 'same') {
            equivalent++;
            for (const [before, then] of outcomes) expect(then).toBe(before);
          }
          if (difference.answer === 'different') {
            told++;
            const [before, then] = [set.value, changed].map((asked) => decide(asked, difference.request));
            expect(before?.ok && then?.ok && before.value.outcome !== then.value.outcome).toBe(true);
          }
        },
      ),
      1500,
    );
    // A test of nothing would pass, too.
    expect(told).toBeGreaterThan(300);
    expect(equivalent).toBeGreaterThan(100);
  });
});

it('in all layers: a mutant that is called equivalent has no request that tells it', () => {
  let equivalent = 0;
  let told = 0;
  check(
    fc.property(anyCase, (asked) => {
      const random = new Random(asked.seed);
      const set = setOf(asked.after);
      const mutants = [...new Set(set.policies.map(({ policy }) => policy))].flatMap((policy) => [
        ...policyMutants(policy),
      ]);
      if (mutants.length === 0) return;
      const changed = random.pick(mutants).applyTo(set);
      if (changed === undefined || changed === set) return;
      const difference = outcomeDifference(set, changed, { work: 200_000 });
      if (difference.answer === 'different') told++;
      if (difference.answer !== 'same') return;
      equivalent++;
      const ground = groundOf(asked, [asked.after]);
      for (let at = 0; at < 60; at++) {
        const request = drawRequest(ground, {}, random);
        if (request === undefined) continue;
        const [before, then] = [set, changed].map((one) => {
          const decided = decide(one, request);
          return decided.ok ? decided.value.outcome : 'malformed';
        });
        expect(then, JSON.stringify({ request, policies: asked.after })).toBe(before);
      }
    }),
    1200,
  );
  expect(told).toBeGreaterThan(150);
  expect(equivalent).toBeGreaterThan(150);
});
