import { describe, expect, it } from 'vitest';
import { collector } from '../../../src/api/coverage/collector.js';
import { evaluate, parsePolicy, policySet } from '../../../src/index.js';
import { namedOutcomes } from '../../../src/report/coverage/missing-outcomes.js';
import { runCli } from '../../cli/run-cli.js';
import { temporaryFolder } from '../../source/temporary-folder.js';

const document = {
  Version: '2012-10-17',
  Statement: { Sid: 'Read', Effect: 'Allow', Action: 's3:GetObject', Resource: '*' },
} as const;

describe('policies inline that say the same', () => {
  it('are one policy: what is seen of one is seen of all', () => {
    const [one, other] = [
      policySet({ identity: parsePolicy(document) }),
      policySet({ boundary: parsePolicy(document) }),
    ];
    const seen = collector();
    seen.add(one);
    seen.add(other);
    seen.see(evaluate(one, { action: 's3:GetObject' }));
    seen.see(evaluate(other, { action: 's3:PutObject' }));
    const all = seen.coverage(100_000);
    expect(all.map(({ layers }) => layers)).toEqual([['identity', 'boundary']]);
    expect(namedOutcomes(all).map(({ name, outcome }) => [name, outcome.status])).toEqual([
      ['Read matching', 'covered'],
      ['Read not matching', 'covered'],
    ]);
  });

  it('have requests for what nobody saw, wherever they stand', () => {
    const sets = [
      policySet({ boundary: parsePolicy(document) }),
      policySet({ identity: parsePolicy(document) }),
    ];
    const seen = collector();
    for (const set of sets) seen.add(set);
    const outcomes = namedOutcomes(seen.coverage(100_000)).map(({ outcome }) => outcome);
    expect(outcomes.map(({ status }) => status)).toEqual(['uncovered', 'uncovered']);
    for (const outcome of outcomes) {
      if (outcome.status !== 'uncovered') continue;
      for (const set of sets) expect(outcome.isShownBy(evaluate(set, outcome.witness.request))).toBe(true);
    }
  });

  it('and that a scenario brings along cover what the first of them says', async () => {
    const inline = '{ Statement: { Sid: Read, Effect: Allow, Action: s3:GetObject, Resource: "*" } }';
    const scenarioOf = (name: string, action: string, expected: string): string =>
      `  - { name: ${name}, policies: ${inline}, action: "s3:${action}", expect: ${expected} }`;
    const folder = temporaryFolder({
      'package.json': '{}',
      'a.yaml': [
        'scenarios:',
        scenarioOf('reads', 'GetObject', 'allow'),
        scenarioOf('no more', 'PutObject', 'implicit-deny'),
        '',
      ].join('\n'),
    });
    try {
      const { code, out } = await runCli(['run', 'a.yaml', '--coverage-threshold', '100'], folder.path);
      expect(out).toContain('a.yaml:2 (inline) identity  100 %, 2 of 2 outcomes\n');
      expect(out).not.toContain('a.yaml:3 (inline)');
      expect(code).toBe(0);
    } finally {
      folder.remove();
    }
  });
});

it('policies that differ in anything are not one', () => {
  const other = { ...document, Statement: { ...document.Statement, Effect: 'Deny' } } as const;
  const seen = collector();
  seen.add(policySet({ identity: [parsePolicy(document), parsePolicy(other)] }));
  expect(seen.coverage(100_000)).toHaveLength(2);
});

// Were each witness looked at anew for each outcome, this would take minutes.
it('a policy of many statements has a request for each outcome', () => {
  const Statement = Array.from({ length: 200 }, (_, index) => ({
    Effect: 'Allow' as const,
    Action: 's3:GetObject',
    Resource: `arn:aws:s3:::b${index}/*`,
    Condition: {
      StringEquals: { [`aws:PrincipalTag/t${index}`]: 'a' },
      NumericLessThan: { 'aws:MultiFactorAuthAge': 3600 },
      Bool: { 'aws:SecureTransport': 'true' },
    },
  }));
  const seen = collector();
  seen.add(policySet({ identity: { Version: '2012-10-17', Statement } }));
  const outcomes = namedOutcomes(seen.coverage(100_000));
  expect(outcomes).toHaveLength(200 * 11);
  expect(outcomes.filter(({ outcome }) => outcome.status !== 'uncovered')).toEqual([]);
}, 60_000);
