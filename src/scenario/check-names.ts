import { type Member, memberOf, type Node, type ObjectNode, type Offset } from '../iam/document/node.js';
import { positionAt } from '../iam/document/source-text.js';
import type { Faults } from './faults.js';

/** What reports show as it is is one line; and every title, and with it every id in a report, is there once. */
export function checkNames(root: ObjectNode, faults: Faults): void {
  checkOneLine(memberOf(root, 'suite'), faults);
  const list = memberOf(root, 'scenarios')?.value;
  const taken = new Map<string, Offset>();
  for (const scenario of list?.kind === 'array' ? list.items : []) {
    if (scenario.kind !== 'object') continue;
    const name = memberOf(scenario, 'name');
    checkOneLine(name, faults);
    checkOneLine(memberOf(scenario, 'skip'), faults);
    if (name?.value.kind === 'string') checkTitle(name.value, taken, faults);
  }
}

/** A line break in a name could forge lines of a report, and an escape sequence what a terminal shows. */
const unshown = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

function checkOneLine(member: Member | undefined, faults: Faults): void {
  if (member?.value.kind !== 'string' || !unshown.test(member.value.value)) return;
  faults.refuse({ code: 'not-one-line', what: JSON.stringify(member.key) }, member.value.at);
}

function checkTitle(
  { value: name, at }: Extract<Node, { kind: 'string' }>,
  taken: Map<string, Offset>,
  faults: Faults,
): void {
  if (name.includes(' > ')) faults.refuse({ code: 'separator-in-name' }, at);
  const first = taken.get(name);
  if (first === undefined) taken.set(name, at);
  else faults.refuse({ code: 'duplicate-scenario', name, line: positionAt(faults.source, first).line }, at);
}
