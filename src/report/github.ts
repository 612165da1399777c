import type { RunResult } from '../scenario/result.js';

export function githubSummary(_result: RunResult): string {
  return '';
}
