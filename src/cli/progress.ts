import { performance } from 'node:perf_hooks';
import type { Output } from './io.js';

/** How far a long run has come, in a line that is overwritten. */
export interface Progress {
  readonly show: (done: number, total: number) => void;
  /** Leaves nothing behind. */
  readonly clear: () => void;
}

/** What is over sooner needs none; and nobody reads faster. In milliseconds. */
const [patience, pace] = [500, 100];

/** On a terminal only: in a log it would be noise. */
export function progressOn(output: Output, noun: string): Progress {
  if (!output.isTerminal()) return { show: () => {}, clear: () => {} };
  const start = performance.now();
  let next = start + patience;
  let isShown = false;
  return {
    show(done, total) {
      const now = performance.now();
      if (now < next) return;
      next = now + pace;
      isShown = true;
      output.write(`\r\u001b[K${done} of ${total} ${noun}, ${Math.floor((100 * done) / total)} %`);
    },
    clear() {
      if (isShown) output.write('\r\u001b[K');
    },
  };
}
