import { performance } from 'node:perf_hooks';

/** The last decision made; kept where the compiler must assume that somebody reads it. */
export let last;

/**
 * Decides the workload's inputs in turn for about `milliseconds`, and says how many nanoseconds one
 * decision took. How many decisions fit is found by doubling, so that no clock is read between two.
 */
export async function measure(workload, milliseconds) {
  let times = 1;
  let elapsed = await timed(workload, times);
  while (elapsed < milliseconds / 4) {
    times *= 2;
    elapsed = await timed(workload, times);
  }
  if (elapsed < milliseconds) {
    times = Math.ceil((times * milliseconds) / elapsed);
    elapsed = await timed(workload, times);
  }
  return (elapsed * 1e6) / times;
}

async function timed(workload, times) {
  const run = workload.isAsync ? runAsync : runSync;
  const start = performance.now();
  workload.allowed = await run(workload, times);
  return performance.now() - start;
}

function runSync(workload, times) {
  const { decide, isAllowed, inputs } = workload;
  let at = workload.at ?? 0;
  let allowed = 0;
  for (let done = 0; done < times; done += 1) {
    const decision = decide(inputs[at]);
    last = decision;
    if (isAllowed(decision)) allowed += 1;
    at = at + 1 === inputs.length ? 0 : at + 1;
  }
  workload.at = at;
  return allowed;
}

async function runAsync(workload, times) {
  const { decide, isAllowed, inputs } = workload;
  let at = workload.at ?? 0;
  let allowed = 0;
  for (let done = 0; done < times; done += 1) {
    const decision = await decide(inputs[at]);
    last = decision;
    if (isAllowed(decision)) allowed += 1;
    at = at + 1 === inputs.length ? 0 : at + 1;
  }
  workload.at = at;
  return allowed;
}
