import type { Problem } from '../api/problem.js';
import { positionAt } from '../iam/document/source-text.js';
import { counterexampleOf } from '../scenario/describe-case.js';
import { type CaseResult, type RunResult, summarize } from '../scenario/result.js';
import { placeOfProblem } from './render-problem.js';

/** JUnit XML that GitLab and Jenkins take: flat suites, and a classname with a name that nothing else has. */
export function reportJunit(result: RunResult): string {
  const { total, failed, skipped } = summarize(result);
  const suites = [...groupByFile(result.cases)].map(([, cases]) => suiteOf(cases));
  const broken = [...groupErrors(result.errors)].map(([file, errors]) => brokenSuite(file, errors));
  const counts = `tests="${total + result.errors.length}" failures="${failed}" errors="${result.errors.length}" skipped="${skipped}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="policy-spec" ${counts}>`,
    ...suites,
    ...broken,
    '</testsuites>',
    '',
  ].join('\n');
}

function groupByFile(cases: readonly CaseResult[]): ReadonlyMap<string, readonly CaseResult[]> {
  const groups = new Map<string, CaseResult[]>();
  for (const one of cases) {
    const group = groups.get(one.suite.file);
    if (group === undefined) groups.set(one.suite.file, [one]);
    else group.push(one);
  }
  return groups;
}

function suiteOf(cases: readonly CaseResult[]): string {
  const count = (status: CaseResult['status']): number => cases.filter((one) => one.status === status).length;
  const suite = (cases[0] as CaseResult).suite;
  const counts = `tests="${cases.length}" failures="${count('failed')}" errors="0" skipped="${count('skipped')}"`;
  return [
    `  <testsuite name=${attribute(suite.name)} file=${attribute(suite.file)} ${counts}>`,
    ...cases.map(caseOf),
    '  </testsuite>',
  ].join('\n');
}

function caseOf(result: CaseResult): string {
  const { suite, scenario, case: one, status, notes, message } = result;
  const { line } = positionAt(suite.source, scenario.at);
  const name = one.name === '' ? scenario.name : `${scenario.name} > ${one.name}`;
  const open = `    <testcase classname=${attribute(suite.file)} name=${attribute(name)} file=${attribute(suite.file)} line="${line}"`;
  const children: string[] = [];
  if (status === 'skipped') children.push(`      <skipped message=${attribute(message)}/>`);
  if (status === 'failed') {
    const detail = [`${suite.file}:${line}`, message, ...reasonsOf(result)].join('\n');
    children.push(
      `      <failure message=${attribute(message)} type="expectation">${text(detail)}</failure>`,
    );
  }
  if (notes.length > 0) {
    children.push(
      `      <system-out>${text(notes.map((note) => `note: ${note.message}`).join('\n'))}</system-out>`,
    );
  }
  return children.length === 0 ? `${open}/>` : [`${open}>`, ...children, '    </testcase>'].join('\n');
}

function reasonsOf(result: CaseResult): readonly string[] {
  const { case: one, decision } = result;
  if (one.kind === 'claim') return counterexampleOf(result);
  return decision === undefined ? [] : [decision.explain()];
}

function groupErrors(errors: readonly Problem[]): ReadonlyMap<string, readonly Problem[]> {
  const groups = new Map<string, Problem[]>();
  for (const error of errors) {
    const file = error.file ?? '';
    const group = groups.get(file);
    if (group === undefined) groups.set(file, [error]);
    else group.push(error);
  }
  return groups;
}

/** What could not be run must not be missing from a report that people trust. */
function brokenSuite(file: string, errors: readonly Problem[]): string {
  const named = file === '' ? 'policy-spec' : file;
  const cases = errors.map((error, index) => {
    const place = placeOfProblem(error);
    // The number keeps two errors at one place apart.
    const name = `error ${index + 1}: ${place === '' ? error.code : `${error.code} at ${place}`}`;
    const line = error.line === undefined ? '' : ` line="${error.line}"`;
    return [
      `    <testcase classname=${attribute(named)} name=${attribute(name)} file=${attribute(named)}${line}>`,
      `      <error message=${attribute(error.message)} type=${attribute(error.code)}>${text(`${place}\n${error.message}`)}</error>`,
      '    </testcase>',
    ].join('\n');
  });
  const open = `  <testsuite name=${attribute(`${named} (errors)`)} file=${attribute(named)} tests="${errors.length}" failures="0" errors="${errors.length}" skipped="0">`;
  return [open, ...cases, '  </testsuite>'].join('\n');
}

function attribute(value: string): string {
  return `"${text(value).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')}"`;
}

/** Without the characters that XML 1.0 has no way to write. */
function text(value: string): string {
  return value
    .replace(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
