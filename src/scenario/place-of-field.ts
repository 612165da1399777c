import { memberOf, type Node, type Offset } from '../iam/document/node.js';
import { fileKey } from './request-level.js';

/** Where a field or a condition key is given: nearest to the scenario first. */
export function placeOfField(
  path: readonly (string | number)[],
  objects: readonly (Node | undefined)[],
): Offset | undefined {
  const [field, key] = path;
  const wanted = field === 'context' && key !== undefined ? String(key) : String(field ?? '');
  for (const object of objects) {
    if (object?.kind !== 'object') continue;
    const context = memberOf(object, 'context')?.value;
    const members =
      wanted.includes(':') && context?.kind === 'object'
        ? [...object.members, ...context.members]
        : object.members;
    const member = members.find((one) => fileKey(one.key) === fileKey(wanted));
    if (member !== undefined) return member.value.at;
  }
  return undefined;
}
