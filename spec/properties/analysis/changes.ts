import fc from 'fast-check';
import type { LayerName, PolicyDocument, PolicyStatement } from '../../../src/index.js';
import type { LayerData } from '../layers.js';
import type { Key } from './keys.js';
import type { Service } from './services.js';
import { policyOf, statementOf } from './statements.js';

/** The same policies with one statement changed, more or less, or with a layer less. */
export function changed(service: Service, asked: readonly Key[], data: LayerData): fc.Arbitrary<LayerData> {
  const layers = Object.keys(data) as LayerName[];
  return fc.constantFrom(...layers).chain((layer) =>
    fc
      .tuple(
        fc.constantFrom(
          'replace',
          'add',
          'drop',
          'condition',
          'bare',
          'flip',
          'same',
          'layer',
          'split',
          'split',
        ),
        fc.nat(20),
        statementOf(service, asked, layer),
      )
      .map(([how, at, other]) => {
        if (how === 'layer' && layers.length > 1) return { ...data, [layer]: undefined };
        const levels = data[layer] ?? [];
        const policies = levels.flat().length;
        let index = -1;
        const change = (policy: PolicyDocument): PolicyDocument => {
          index++;
          if (index !== at % policies) return policy;
          const statements = [policy.Statement].flat() as PolicyStatement[];
          // RCPFullAWSAccess stays as it is.
          if (layer === 'rcp' && statements[0]?.Effect === 'Allow') return policy;
          return policyOf(changedStatements(statements, how, at % statements.length, other, layer));
        };
        return { ...data, [layer]: levels.map((level) => level.map(change)) };
      }),
  );
}

function changedStatements(
  list: readonly PolicyStatement[],
  how: string,
  at: number,
  other: PolicyStatement,
  layer: LayerName,
): readonly PolicyStatement[] {
  const { Condition, ...bare } = list[at] as PolicyStatement;
  const isFlippable = layer !== 'rcp' && bare.NotPrincipal === undefined;
  switch (how) {
    case 'replace':
      return list.with(at, other);
    case 'add':
      return [...list, other];
    case 'drop':
      return list.length > 1 ? list.toSpliced(at, 1) : list;
    case 'condition':
      return list.with(at, other.Condition === undefined ? bare : { ...bare, Condition: other.Condition });
    case 'bare':
      return list.with(at, bare);
    case 'flip':
      return isFlippable
        ? list.with(at, {
            ...bare,
            ...(Condition !== undefined && { Condition }),
            Effect: bare.Effect === 'Allow' ? 'Deny' : 'Allow',
          })
        : list;
    case 'split':
      return Condition === undefined ? list.toSpliced(at, 1, ...split(bare, other)) : list;
    default:
      return list;
  }
}

const contraries: readonly (readonly [operator: RegExp, contrary: string])[] = [
  [/NotEquals(?=$|IgnoreCase$)/, 'Equals'],
  [/Equals(?=$|IgnoreCase$)(?<!ThanEquals|BinaryEquals)/, 'NotEquals'],
  [/NotLike$/, 'Like'],
  [/Like$/, 'NotLike'],
  [/^NotIpAddress$/, 'IpAddress'],
  [/^IpAddress$/, 'NotIpAddress'],
  [/LessThan$/, 'GreaterThanEquals'],
  [/GreaterThanEquals$/, 'LessThan'],
  [/LessThanEquals$/, 'GreaterThan'],
  [/GreaterThan$/, 'LessThanEquals'],
];

/** One statement under all conditions of the other, and one under the contrary of the first: together often the same as without. */
function split(bare: PolicyStatement, { Condition }: PolicyStatement): readonly PolicyStatement[] {
  const [first] = Object.entries(Condition ?? {});
  const found = contraries.find(([operator]) => first !== undefined && operator.test(first[0]));
  if (Condition === undefined || first === undefined || found === undefined) return [bare];
  const contrary = { [first[0].replace(...found)]: first[1] };
  return [
    { ...bare, Condition },
    { ...bare, Condition: contrary },
  ];
}
