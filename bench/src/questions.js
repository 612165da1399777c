import { readdirSync } from 'node:fs';
import {
  allowedValues,
  compare,
  loadPolicy,
  parsePolicy,
  policySet,
  proveAlways,
  proveExactly,
  proveNever,
  proveNoMoreThan,
} from '../../dist/src/index.js';
import { median } from './median.js';
import { edited, policyOf, randomOf, randomPolicy } from './questions/random-policies.js';
import { rounds } from './settings.js';

const folder = new URL('../../examples/policies/', import.meta.url);

/** In which layer each documented policy is used, by the beginning of its file's name. */
const layers = { domain: 'domain', repository: 'repository', endpoint: 'endpoint', key: 'resource' };

const seed = 1;
const pairs = 500;
const sizes = [1, 10, 100];

/** What each question about all requests costs. */
export function measureQuestions() {
  return { documented: measureDocumented(), random: measureRandom(), growth: measureGrowth() };
}

function readDocumented() {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => {
      const layer = layers[file.split('-')[0]] ?? 'identity';
      return { layer, set: policySet({ [layer]: loadPolicy(new URL(file, folder).pathname) }) };
    });
}

/** Each question on every documented policy, and each comparison on every pair of one layer. */
function measureDocumented() {
  const policies = readDocumented();
  const twos = policies.flatMap((one) =>
    policies.filter(({ layer }) => layer === one.layer).map((other) => [one.set, other.set]),
  );
  const deleting = { action: 'codeartifact:Delete*' };
  const reading = { action: 'codeartifact:Read*' };
  const bearer = { action: 'sts:GetServiceBearerToken' };
  const one = (ask) =>
    policies.map(
      ({ set }) =>
        () =>
          ask(set),
    );
  const two = (ask) =>
    twos.map(
      ([set, other]) =>
        () =>
          ask(set, other),
    );
  const questions = {
    proveNever: one((set) => proveNever(set, deleting)),
    proveAlways: one((set) => proveAlways(set, reading)),
    proveExactly: one((set) => proveExactly(set, bearer, { durationSeconds: [0, [900, 3600]] })),
    allowedValues: one((set) => allowedValues(set, bearer, 'durationSeconds')),
    proveNoMoreThan: two(proveNoMoreThan),
    compare: two(compare),
  };
  const rows = Object.entries(questions).map(([name, asked]) => {
    for (const ask of asked) ask();
    const times = [];
    for (let round = 0; round < rounds; round += 1) for (const ask of asked) times.push(timeOf(ask));
    return { name, asked: asked.length, median: median(times), high: quantile(times, 0.99) };
  });
  const undecided = twos.filter(([set, other]) => compare(set, other).undecided !== undefined).length;
  return { rows, policies: policies.length, pairs: twos.length, undecided };
}

/** Pairs of policies at IAM's limit: every other one the small edit of its partner. */
function measureRandom() {
  const random = randomOf(seed);
  const kinds = { 'unrelated policies': [], 'one small edit': [] };
  const relations = {};
  for (let pair = 0; pair < pairs; pair += 1) {
    const isEdit = pair % 2 === 1;
    const policy = randomPolicy(random);
    const sets = [policy, isEdit ? edited(random, policy) : randomPolicy(random)].map((document) =>
      policySet({ identity: parsePolicy(document) }),
    );
    const { relation, milliseconds } = timedComparison(sets);
    kinds[isEdit ? 'one small edit' : 'unrelated policies'].push(milliseconds);
    relations[relation] = (relations[relation] ?? 0) + 1;
  }
  const all = Object.values(kinds).flat();
  const rows = Object.entries({ ...kinds, 'all pairs': all }).map(([name, times]) => ({
    name,
    asked: times.length,
    median: median(times),
    high: quantile(times, 0.99),
    most: Math.max(...times),
  }));
  return { rows, relations, pairs };
}

/** How the cost of a comparison grows with the statements on each side. */
function measureGrowth() {
  return sizes.map((size) => {
    const random = randomOf(seed);
    const times = { unrelated: [], edit: [] };
    for (let round = 0; round < rounds * 3; round += 1) {
      const policy = policyOf(random, size);
      const parse = (document) => policySet({ identity: parsePolicy(document) });
      times.unrelated.push(timedComparison([parse(policy), parse(policyOf(random, size))]).milliseconds);
      const after = edited(random, policy);
      if (after.Statement.length > 0)
        times.edit.push(timedComparison([parse(policy), parse(after)]).milliseconds);
    }
    return { size, unrelated: median(times.unrelated), edit: median(times.edit) };
  });
}

function timedComparison([before, after]) {
  let relation;
  const milliseconds = timeOf(() => {
    ({ relation } = compare(before, after));
  });
  return { relation, milliseconds };
}

function timeOf(run) {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function quantile(times, part) {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
}
