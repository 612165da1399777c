import { describeActual, describeCase } from '../scenario/describe-case.js';
import { labelOf } from '../scenario/label.js';
import type { CaseResult } from '../scenario/result.js';
import type { RequestCase } from '../scenario/suite.js';
import { printable } from './printable.js';
import type { Style } from './style.js';

/** What was expected, what came, and the request, one below the other. */
export function renderValues(result: CaseResult, style: Style): string {
  const { case: one } = result;
  const actual = describeActual(result);
  return [
    `expected  ${style.green(printable(describeCase(one)))}`,
    ...(actual === undefined ? [] : [`actual    ${style.red(printable(actual))}`]),
    ...(one.kind === 'request' ? [`request   ${requestRows(one).map(printable).join('\n          ')}`] : []),
  ].join('\n');
}

/** One field a line, and one condition key. */
function requestRows({ request }: RequestCase): readonly string[] {
  const { context, ...fields } = request;
  return Object.entries({ ...fields, ...context }).map(([key, value]) => `${key}: ${labelOf(value)}`);
}
