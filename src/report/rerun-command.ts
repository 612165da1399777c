import { positionAt } from '../iam/document/source-text.js';
import type { CaseResult } from '../scenario/result.js';

/** What runs just this case again, as it is typed into a shell. */
export function rerunCommand({ suite, scenario, case: one }: CaseResult): string {
  const place = `${suite.file}:${positionAt(suite.source, scenario.at).line}`;
  const filter = scenario.cases.length === 1 ? '' : ` -t ${quoted(`> ${patternOf(one.name)}$`)}`;
  return `npx policy-spec run ${quoted(place)}${filter}`;
}

/** A regular expression for a text; what a line of a shell cannot hold may be any character. */
function patternOf(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&').replaceAll(/\p{C}/gu, '.');
}

function quoted(text: string): string {
  return /^[\w./:@%+,=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
