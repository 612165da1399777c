import type { DecidingStatement } from '../iam/evaluate/decision.js';
import { shortName } from '../scenario/deciding-statements.js';

/** `sts of identity policy token (policies/token.json:9)` */
export function describeDecider(statement: DecidingStatement): string {
  const { layer, policy, file, line } = statement;
  const place = file === undefined ? '' : ` (${file}${line === undefined ? '' : `:${line}`})`;
  return `${shortName(statement)} of ${layer} policy ${policy}${place}`;
}
