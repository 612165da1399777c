import type { Problem } from '../api/problem.js';
import { type CaseResult, type RunResult, summarize } from '../scenario/result.js';
import { caseTitle, lineOfScenario } from './case-title.js';
import { failureKind } from './failure-kind.js';
import { groupBy } from './group-by.js';
import { type ReasonsOf, reasonsOfFailures } from './reasons-of.js';
import { placeOfProblem, renderProblem } from './render-problem.js';
import { noStyle } from './style.js';

/** JUnit XML that GitLab and Jenkins take: flat suites, and a classname with a name that nothing else has. */
export function reportJunit(result: RunResult): string {
  const { total, failed } = summarize(result);
  const { cases, errors } = result;
  const names: Names = { ofSuite: uniqueNames(), ofCase: uniqueNames(), reasonsOf: reasonsOfFailures(cases) };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="policy-spec" tests="${total + errors.length}" failures="${failed}" errors="${errors.length}">`,
    ...groupBy(cases, ({ suite }) => suite.file).map((group) => suiteOf(group, names)),
    ...groupBy(errors, ({ file }) => file).map((group) => brokenSuite(group, names)),
    '</testsuites>',
    '',
  ].join('\n');
}

/** What the parts of a report have in common. */
interface Names {
  /** Jenkins joins suites of one name. */
  readonly ofSuite: (name: string) => string;
  /** GitLab keeps one case of those with the same classname and name, Jenkins shows them as one. */
  readonly ofCase: (name: string, within: string) => string;
  readonly reasonsOf: ReasonsOf;
}

function suiteOf(cases: readonly CaseResult[], names: Names): string {
  const count = (status: CaseResult['status']): number => cases.filter((one) => one.status === status).length;
  const { suite } = cases[0] as CaseResult;
  const counts = `tests="${cases.length}" failures="${count('failed')}" errors="0" skipped="${count('skipped')}"`;
  return [
    `  <testsuite name=${attribute(names.ofSuite(suite.name))} file=${attribute(suite.file)} ${counts}>`,
    ...cases.map((one) => caseOf(one, names)),
    '  </testsuite>',
  ].join('\n');
}

function caseOf(result: CaseResult, names: Names): string {
  const { suite, status, notes, message } = result;
  const line = lineOfScenario(result);
  const classname = classnameOf(suite.file);
  const name = names.ofCase(caseTitle(result), classname);
  const open = `    <testcase classname=${attribute(classname)} name=${attribute(name)} file=${attribute(suite.file)} line="${line}"`;
  const children: string[] = [];
  if (status === 'skipped') children.push(`      <skipped message=${attribute(message)}/>`);
  if (status === 'failed') {
    const reasons = names.reasonsOf(result);
    const detail = `${suite.file}:${line}\n${message}${reasons === '' ? '' : `\n\n${reasons}`}`;
    children.push(
      `      <failure message=${attribute(message)} type="${failureKind(result)}">${text(detail)}</failure>`,
    );
  }
  if (notes.length > 0) {
    children.push(
      `      <system-out>${text(notes.map((note) => `note: ${note.message}`).join('\n'))}</system-out>`,
    );
  }
  return children.length === 0 ? `${open}/>` : [`${open}>`, ...children, '    </testcase>'].join('\n');
}

/** What could not be run must not be missing from a report that people trust. */
function brokenSuite(errors: readonly Problem[], names: Names): string {
  const file = errors[0]?.file ?? 'policy-spec';
  const classname = classnameOf(file);
  const cases = errors.map((error, index) => {
    const place = placeOfProblem(error);
    // The number keeps two errors at one place apart.
    const title = `error ${index + 1}: ${place === '' ? error.code : `${error.code} at ${place}`}`;
    const name = names.ofCase(title, classname);
    const line = error.line === undefined ? '' : ` line="${error.line}"`;
    return [
      `    <testcase classname=${attribute(classname)} name=${attribute(name)} file=${attribute(file)}${line}>`,
      `      <error message=${attribute(error.message)} type=${attribute(error.code)}>${text(renderProblem(error, noStyle))}</error>`,
      '    </testcase>',
    ].join('\n');
  });
  const name = names.ofSuite(`${file} (errors)`);
  const open = `  <testsuite name=${attribute(name)} file=${attribute(file)} tests="${errors.length}" failures="0" errors="${errors.length}" skipped="0">`;
  return [open, ...cases, '  </testsuite>'].join('\n');
}

/**
 * A file as Jenkins reads a class: what stands before the last dot is its package. So folders are packages, and the dots
 * of the file's own name are none: `scenarios/token.policy.yaml` is `scenarios.token_policy_yaml`.
 */
function classnameOf(file: string): string {
  return file.replaceAll('.', '_').replace(/^\/+/, '').replaceAll(/\/+/g, '.');
}

/** Gives every name once: to what would be the second of a name, a number. */
function uniqueNames(): (name: string, within?: string) => string {
  const taken = new Map<string, number>();
  const keyOf = (name: string, within: string): string => JSON.stringify([text(within), text(name)]);
  return (name, within = '') => {
    const key = keyOf(name, within);
    let number = taken.get(key);
    if (number === undefined) {
      taken.set(key, 1);
      return name;
    }
    let other: string;
    do other = `${name} (${++number})`;
    while (taken.has(keyOf(other, within)));
    taken.set(key, number);
    taken.set(keyOf(other, within), 1);
    return other;
  };
}

function attribute(value: string): string {
  return `"${text(value).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')}"`;
}

/** Without the characters that XML 1.0 has no way to write, and with one kind of line break. */
function text(value: string): string {
  return value
    .replace(/\r\n?/g, '\n')
    .replace(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
