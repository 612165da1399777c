import { reportJson } from './json.js';
import { reportJunit } from './junit.js';
import { reportPretty } from './pretty.js';
import type { Reporter } from './reporter.js';

/** By the name that `--reporter` takes. */
export const reporters = {
  pretty: reportPretty,
  json: reportJson,
  junit: reportJunit,
} as const satisfies Readonly<Record<string, Reporter>>;

export type ReporterName = keyof typeof reporters;
