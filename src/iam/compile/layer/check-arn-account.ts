import type { Path, Report } from '../../diagnostic.js';
import type { Offset } from '../../document/node.js';

/** In an endpoint policy the account in an ARN is a number or a wildcard, not a part of a number beside a wildcard. */
export function checkArnAccount(text: string, at: Offset, path: Path, report: Report): void {
  // A variable may hold colons and stars of its own; in an account it is as good as a digit.
  const [prefix, , , , account = ''] = text.replaceAll(/\$\{[^}]*\}/g, '$').split(':');
  if (prefix === 'arn' && /[*?]/.test(account) && /[^*?]/.test(account))
    report.error({ code: 'endpoint-account', text }, at, path);
}
