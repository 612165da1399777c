import { contenders } from './contenders/contenders.js';
import { interleave } from './interleave.js';
import { lifetimes, rounds, tokenPolicies } from './settings.js';
import { startContender } from './start-contender.js';
import { agreedDurations, tokenRequests } from './token-requests.js';

/** Nanoseconds per decision on the two token policies, for every contender. */
export async function measureDecisions() {
  const agreed = tokenRequests(agreedDurations(), tokenPolicies.length);
  const measured = tokenRequests(lifetimes, tokenPolicies.length);
  const running = [];
  try {
    let answers;
    for (const contender of contenders) {
      const process = await startContender(contender);
      running.push(process);
      await process.prepare('tokens', agreed);
      const own = await process.answer();
      answers ??= own;
      assertSame(contender.name, agreed, answers, own);
      await process.prepare('tokens', measured);
    }
    // One round that nobody counts, so that every contender is compiled when the first counted one begins.
    for (const process of running) await process.run(1_000);
    const medians = await interleave(
      running.map((process) => () => process.run(300)),
      rounds,
    );
    return {
      agreed: agreed.length,
      rows: contenders.map((contender, at) => ({ ...contender, ns: medians[at] })),
    };
  } finally {
    for (const process of running) process.stop();
  }
}

function assertSame(name, requests, expected, actual) {
  const at = expected.findIndex((answer, index) => answer !== actual[index]);
  if (at >= 0) {
    throw new Error(`${name} decides ${JSON.stringify(requests[at])} as ${actual[at]}, not ${expected[at]}`);
  }
}
