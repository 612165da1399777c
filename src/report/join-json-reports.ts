import type { Summary } from '../scenario/result.js';
import { writeJsonReport } from './json.js';
import type { JsonReport } from './read-json-report.js';

/** A report with the name by which people know it. */
export interface NamedReport extends JsonReport {
  readonly name: string;
}

export type Joined =
  | { readonly text: string; readonly summary: Summary; readonly errors: number }
  | { readonly fault: string };

/** Makes of the reports of all parts the one that the whole run would have written. */
export function joinJsonReports(reports: readonly NamedReport[]): Joined {
  const fault = faultOf(reports);
  if (fault !== undefined) return { fault };
  const parts = [...reports].sort((one, other) => (one.shard?.index ?? 0) - (other.shard?.index ?? 0));
  const cases = parts.flatMap((part) => part.cases);
  const twice = firstTwice(cases.map(({ id }) => id));
  if (twice !== undefined)
    return { fault: `the case "${twice}" is in two reports: they are not parts of one run` };
  const summary = addUp(parts.map((part) => part.summary));
  const errors = joinErrors(parts);
  return { text: writeJsonReport({ summary, cases, errors }), summary, errors: errors.length };
}

/** Why these are not all parts of one run. */
function faultOf(reports: readonly NamedReport[]): string | undefined {
  const [first] = reports;
  const of = first?.shard?.of;
  const seen = new Map<number, string>();
  for (const { name, shard, summary } of reports) {
    if (shard === undefined)
      return `${name} is the report of a whole run, not of a part: parts are written with --shard I/N`;
    if (shard.of !== of) return `${name} is one of ${shard.of} parts, ${first?.name} one of ${of}`;
    const other = seen.get(shard.index);
    if (other !== undefined) return `${other} and ${name} are the same part, ${shard.index} of ${of}`;
    if (summary.files !== first?.summary.files)
      return `${name} is of ${summary.files} files, ${first?.name} of ${first?.summary.files}: they are not parts of one run`;
    seen.set(shard.index, name);
  }
  const missing = Array.from({ length: of ?? 0 }, (_, at) => at + 1).filter((index) => !seen.has(index));
  return missing.length === 0 ? undefined : `of ${of} parts these are missing: ${missing.join(', ')}`;
}

function firstTwice(ids: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return ids.find((id) => seen.size === seen.add(id).size);
}

/** Every part has found the same files. */
function addUp(summaries: readonly Summary[]): Summary {
  const sum = (name: keyof Summary) => summaries.reduce((total, summary) => total + summary[name], 0);
  return {
    files: summaries[0]?.files ?? 0,
    total: sum('total'),
    passed: sum('passed'),
    failed: sum('failed'),
    skipped: sum('skipped'),
    notes: sum('notes'),
  };
}

/** A file that cannot be read is an error of every part. */
function joinErrors(parts: readonly JsonReport[]): readonly object[] {
  const known = new Set<string>();
  return parts.flatMap(({ errors }) => {
    const fresh = errors.filter((error) => !known.has(JSON.stringify(error)));
    for (const error of fresh) known.add(JSON.stringify(error));
    return fresh;
  });
}
