import fc from 'fast-check';
import { expect, it } from 'vitest';
import { policyFromText } from '../../src/api/policy.js';
import { generateSuite } from '../../src/generation/generate-suite.js';
import { writeSuite } from '../../src/generation/write-suite.js';
import { casesOf, mutateFiles } from '../mutation/mutate-files.js';
import { policyOf, statement, statements } from './arbitraries.js';
import { check } from './check.js';

const policies = fc.tuple(statement, statements).map(([one, more]) => policyOf([one, ...more.slice(0, 2)]));

it('for any policy the generated file passes, and leaves no mutant that a request was found for', async () => {
  let written = 0;
  await check(
    fc.asyncProperty(policies, async (document) => {
      const text = JSON.stringify(document);
      const policy = policyFromText(text, { name: 'p', file: 'p.json' });
      if (!policy.ok) throw new Error(JSON.stringify(policy.problems));
      const { drafts, undecided } = generateSuite(policy.value, 'identity', { work: 200_000 });
      if (drafts.length === 0) return;
      written++;
      const yaml = writeSuite({ name: 'p', path: './p.json', drafts, undecided: undecided.length });
      const files = { 'p.json': text, 'a.yaml': yaml };
      const cases = await casesOf(files);
      expect(cases.length).toBeGreaterThan(0);
      expect(cases.filter(({ status }) => status !== 'passed')).toEqual([]);
      const { mutants } = await mutateFiles(files, { work: 200_000 });
      expect(mutants.filter(({ status }) => status === 'survived').length).toBe(0);
      expect(mutants.filter(({ status }) => status === 'undecided').length).toBeLessThanOrEqual(
        undecided.length,
      );
    }),
    60,
  );
  expect(written).toBeGreaterThan(45);
});
