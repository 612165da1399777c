/**
 * A document as written: every value with the place where it starts, every key of an object also
 * where it stands twice. JSON text, YAML text and JavaScript objects all become this.
 */
export type Node = ObjectNode | ArrayNode | ScalarNode;

export interface ObjectNode {
  readonly kind: 'object';
  readonly at: Offset;
  readonly members: readonly Member[];
}

export interface ArrayNode {
  readonly kind: 'array';
  readonly at: Offset;
  readonly items: readonly Node[];
}

export type ScalarNode =
  | { readonly kind: 'string'; readonly at: Offset; readonly value: string }
  /** `written` is the number as it stands in the text: `1.0` and `1` are equal, but not as text. */
  | { readonly kind: 'number'; readonly at: Offset; readonly value: number; readonly written: string }
  | { readonly kind: 'boolean'; readonly at: Offset; readonly value: boolean }
  | { readonly kind: 'null'; readonly at: Offset };

export interface Member {
  readonly key: string;
  readonly keyAt: Offset;
  readonly value: Node;
}

/** Where a value starts in its source text; -1 where there is no text, as for a JavaScript object. */
export type Offset = number;

/** The first member of that name. */
export function memberOf(node: ObjectNode, key: string): Member | undefined {
  return node.members.find((member) => member.key === key);
}

/** The members that repeat an earlier key. */
export function repeatedMembers(node: ObjectNode): readonly Member[] {
  const seen = new Set<string>();
  const repeated: Member[] = [];
  for (const member of node.members) {
    if (seen.has(member.key)) repeated.push(member);
    else seen.add(member.key);
  }
  return repeated;
}

/** The plain value; objects have no prototype, so that `__proto__` is a key like any other. */
export function plainValue(node: Node): unknown {
  switch (node.kind) {
    case 'object': {
      const plain: Record<string, unknown> = Object.create(null);
      for (const member of node.members) plain[member.key] = plainValue(member.value);
      return plain;
    }
    case 'array':
      return node.items.map(plainValue);
    case 'null':
      return null;
    default:
      return node.value;
  }
}

/** What a value is, in words. */
export function kindOf(node: Node): string {
  switch (node.kind) {
    case 'object':
      return 'an object';
    case 'array':
      return 'a list';
    case 'null':
      return 'null';
    default:
      return `a ${node.kind}`;
  }
}
