import { reportGithub } from './github.js';
import { reportJson } from './json.js';
import { reportJunit } from './junit.js';
import { reportMarkdown } from './markdown.js';
import { reportPretty } from './pretty.js';
import type { Reporter } from './reporter.js';
import { reportSarif } from './sarif.js';
import { reportTap } from './tap.js';

/** By the name that `--reporter` takes. */
export const reporters = {
  pretty: reportPretty,
  json: reportJson,
  junit: reportJunit,
  tap: reportTap,
  github: reportGithub,
  sarif: reportSarif,
  markdown: reportMarkdown,
} as const satisfies Readonly<Record<string, Reporter>>;

export type ReporterName = keyof typeof reporters;
