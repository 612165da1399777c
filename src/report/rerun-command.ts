import { positionAt } from '../iam/document/source-text.js';
import type { CaseResult } from '../scenario/result.js';
import { printable } from './printable.js';

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
  if (/^[\w./:@%+,=-]+$/.test(text)) return text;
  if (printable(text) === text && !/[\n\t]/.test(text)) return `'${text.replaceAll("'", `'\\''`)}'`;
  // A terminal would obey it: shells have a spelling for that.
  const spelled = text.replaceAll(/['\\]|[^\P{C}]|[\u2028\u2029]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return /['\\]/.test(character) ? `\\${character}` : `\\U${code.toString(16).padStart(8, '0')}`;
  });
  return `$'${spelled}'`;
}
