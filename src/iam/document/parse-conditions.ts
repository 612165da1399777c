import type { Path, Report } from '../diagnostic.js';
import { kindOf, type Member, memberOf, type Node, type ObjectNode, repeatedMembers } from './node.js';
import type { ParsedCondition } from './policy.js';

/** `{ operator: { key: value or list } }`; the conditions of a statement in the order they are written. */
export function parseConditions(statement: ObjectNode, path: Path, report: Report): ParsedCondition[] {
  const block = memberOf(statement, 'Condition')?.value;
  if (block === undefined) return [];
  const blockPath = [...path, 'Condition'];
  if (block.kind !== 'object') {
    const expected = 'an object of operators';
    report.error(
      { code: 'wrong-type', element: 'Condition', expected, actual: kindOf(block) },
      block.at,
      blockPath,
    );
    return [];
  }
  refuseRepeated(block, blockPath, report);
  warnOfNothing(block, 'Condition', blockPath, report);
  return block.members.flatMap((operator) => parseOperator(operator, [...blockPath, operator.key], report));
}

function parseOperator(operator: Member, path: Path, report: Report): ParsedCondition[] {
  const { key: name, value: keys } = operator;
  if (keys.kind !== 'object') {
    const expected = 'an object of condition keys';
    report.error({ code: 'wrong-type', element: name, expected, actual: kindOf(keys) }, keys.at, path);
    return [];
  }
  refuseRepeated(keys, path, report);
  refuseOtherCase(keys, name, path, report);
  warnOfNothing(keys, name, path, report);
  return keys.members.map(({ key, keyAt, value }) => {
    const values = value.kind === 'array' ? value.items : [value];
    values.forEach((item, index) => {
      checkValue(item, value.kind === 'array' ? [...path, key, index] : [...path, key], report);
    });
    return {
      operator: name,
      operatorAt: operator.keyAt,
      key,
      keyAt,
      path: [...path, key],
      values,
      valuesAt: value.at,
    };
  });
}

/** Quotation marks are optional for numbers and booleans (reference_policies_grammar); nothing else is a value. */
function checkValue(item: Node, path: Path, report: Report): void {
  if (item.kind === 'string' || item.kind === 'number' || item.kind === 'boolean') return;
  const expected = 'a string, a number or a boolean';
  report.error(
    { code: 'wrong-type', element: 'condition value', expected, actual: kindOf(item) },
    item.at,
    path,
  );
}

/** What tests nothing widens the statement, where a condition was meant to narrow it. */
function warnOfNothing(node: ObjectNode, element: string, path: Path, report: Report): void {
  if (node.members.length === 0) report.warning({ code: 'empty-condition', element }, node.at, path);
}

function refuseRepeated(node: ObjectNode, path: Path, report: Report): void {
  for (const { key, keyAt } of repeatedMembers(node)) {
    report.error({ code: 'duplicate-key', key }, keyAt, [...path, key]);
  }
}

/** Condition keys are the same in any case, so the second spelling repeats the first (Access Analyzer, "Duplicate keys with different case"). */
function refuseOtherCase(keys: ObjectNode, operator: string, path: Path, report: Report): void {
  const spellings = new Map<string, string>();
  for (const { key, keyAt } of keys.members) {
    const first = spellings.get(key.toLowerCase());
    if (first === undefined) spellings.set(key.toLowerCase(), key);
    else if (first !== key)
      report.error({ code: 'duplicate-condition-key', key, operator, first }, keyAt, [...path, key]);
  }
}
