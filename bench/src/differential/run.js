import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { compare } from './explain.js';
import { generate } from './generate.js';

/** So many unexplained cases are kept, to be shown. */
const shown = 10;

/**
 * Counts what the cases come to: how many agree, are of which kinds, are refused for which reason and are unexplained, and
 * in which layer policy-spec decided. No case is kept, so that memory stays flat; each depends on the seed and on its
 * number alone, so that it does not matter who runs it.
 */
export async function runCases(seed, { from, count }) {
  const counts = { agree: 0, decided: {}, byKind: {}, refused: {}, unexplained: 0, unexplainedCases: [] };
  for (let index = from; index < from + count; index++) {
    const { refused, unexplained, agrees, kinds, wanted } = await compareCase(seed, index);
    if (refused !== undefined) {
      add(counts.refused, reasonOf(refused));
      continue;
    }
    add(counts.decided, `${wanted.outcome} ${wanted.layer}`);
    if (unexplained !== undefined) {
      counts.unexplained++;
      if (counts.unexplainedCases.length < shown) counts.unexplainedCases.push(index);
    } else if (agrees) counts.agree++;
    else for (const kind of kinds) add(counts.byKind, kind);
  }
  return counts;
}

/** What fails on a case says on which. */
async function compareCase(seed, index) {
  try {
    return await compare(generate(seed, index));
  } catch (error) {
    throw new Error(`seed ${seed}, case ${index}: ${error.message}`, { cause: error });
  }
}

/** The same on as many processors as there are, two at most. */
export async function runInParallel(seed, count) {
  const workers = Math.min(2, availableParallelism(), count);
  const size = Math.ceil(count / workers);
  const parts = Array.from({ length: workers }, (_, part) => part * size).map((from) =>
    runWorker({ seed, from, count: Math.min(size, count - from) }),
  );
  return (await Promise.all(parts)).reduce(merge);
}

function runWorker(workerData) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

function merge(one, other) {
  const both = (field) => {
    const sums = { ...one[field] };
    for (const [name, count] of Object.entries(other[field])) add(sums, name, count);
    return sums;
  };
  return {
    agree: one.agree + other.agree,
    decided: both('decided'),
    byKind: both('byKind'),
    refused: both('refused'),
    unexplained: one.unexplained + other.unexplained,
    unexplainedCases: [...one.unexplainedCases, ...other.unexplainedCases].slice(0, shown),
  };
}

function add(counts, name, count = 1) {
  counts[name] = (counts[name] ?? 0) + count;
}

/** Why a policy is refused, without the place and the value. */
function reasonOf(message) {
  return message
    .replace(/\s+/g, ' ')
    .replace(/"[^"]*"/g, '…')
    .replace(/[a-zA-Z]+\[[^ ]*/g, '…')
    .slice(0, 120);
}
