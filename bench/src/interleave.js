import { median } from './median.js';

/**
 * Runs every measurement once in each round, each round beginning one further on, so that no contender
 * has the quiet minutes of the machine to itself. Gives the medians, in the order of the measurements.
 */
export async function interleave(measurements, rounds) {
  const times = measurements.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < measurements.length; turn += 1) {
      const at = (round + turn) % measurements.length;
      times[at].push(await measurements[at]());
    }
  }
  return times.map(median);
}
