import { evaluate, parsePolicy } from '../../dist/src/index.js';
import { measure } from './measure.js';
import { median } from './median.js';
import { rounds } from './settings.js';

/** Ten times `*a` against 60 characters: what a backtracking matcher takes seconds for. */
export async function measurePatterns() {
  const pattern = `arn:aws:s3:::${'*a'.repeat(10)}`;
  const policy = parsePolicy({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: pattern }],
  });
  const inputs = ['a', 'b'].map((last) => ({
    action: 's3:GetObject',
    resource: `arn:aws:s3:::${'a'.repeat(59)}${last}`,
  }));
  const workload = {
    inputs,
    decide: (request) => evaluate(policy, request),
    isAllowed: ({ outcome }) => outcome === 'allow',
  };
  const taken = [];
  for (let round = 0; round < rounds; round += 1) taken.push(await measure(workload, 200));
  return { ns: median(taken) };
}
