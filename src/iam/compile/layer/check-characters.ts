import type { Path, PolicyType, Report } from '../../diagnostic.js';
import type { Offset } from '../../document/node.js';
import type { ParsedStatement } from '../../document/policy.js';

/**
 * What IAM keeps itself may have few characters: a Sid letters and digits (reference_policies_elements_sid), the rest
 * tab, line feed, carriage return and U+0020 to U+00FF (IAM User Guide, reference_iam-quotas). Actions and principals
 * have fewer in any layer.
 */
export function checkCharacters(statement: ParsedStatement, layer: PolicyType, report: Report): void {
  const { path, sid, resource, conditions } = statement;
  if (sid !== undefined && !/^[A-Za-z0-9]*$/.test(sid.text)) {
    report.error({ code: 'sid-characters', sid: sid.text, layer }, sid.at, [...path, 'Sid']);
  }
  const check = (text: string, at: Offset, where: Path): void => {
    const [character] = /[^\t\n\r\u0020-\u00ff]/u.exec(text) ?? [];
    if (character !== undefined) report.error({ code: 'document-characters', character, layer }, at, where);
  };
  for (const { text, at } of resource?.entries ?? []) {
    check(text, at, [...path, resource?.negated === true ? 'NotResource' : 'Resource']);
  }
  for (const condition of conditions) {
    check(condition.key, condition.keyAt, condition.path);
    for (const value of condition.values)
      if (value.kind === 'string') check(value.value, value.at, condition.path);
  }
}
