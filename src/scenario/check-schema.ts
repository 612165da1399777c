import { isAccount } from '../iam/document/account.js';
import { memberOf, type Node, plainValue } from '../iam/document/node.js';
import { nearest } from '../iam/nearest.js';
import { claimKinds } from './claim-kinds.js';
import type { PlacedFault, PlaceName, ScenarioFault } from './fault.js';
import { knownNames, validate } from './generated/validate-scenarios.js';
import { nodeAt, placeOf, whatIs } from './place-in-file.js';
import { faultOfPolicy } from './policy-place.js';

/** What ajv says of a value. */
interface SchemaError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

type Path = readonly string[];

/** Everything that the schema refuses about a scenario file, in our words, at its nodes. */
export function checkSchema(root: Node): readonly PlacedFault[] {
  if (validate(plainValue(root)) === true) return [];
  if (isPolicy(root)) return [{ fault: { code: 'policy-not-scenarios' }, at: root.at }];
  const groups = groupByPlace((validate as { readonly errors?: readonly SchemaError[] }).errors ?? []);
  const within = ancestorsOf(groups.keys());
  return [...groups].flatMap(([pointer, errors]) =>
    faultsAt(root, pathOf(pointer), errors, within.has(pointer)),
  );
}

/** The name `deny.policy.json` is taken for that of a scenario file, and so are the arguments of `run`. */
function isPolicy(root: Node): boolean {
  const has = (key: string) => root.kind === 'object' && memberOf(root, key) !== undefined;
  return has('Statement') && !has('scenarios') && !has('policies');
}

function groupByPlace(errors: readonly SchemaError[]): ReadonlyMap<string, readonly SchemaError[]> {
  const groups = new Map<string, SchemaError[]>();
  for (const error of errors) {
    if (!speaks(error)) continue;
    const group = groups.get(error.instancePath);
    if (group === undefined) groups.set(error.instancePath, [error]);
    else group.push(error);
  }
  return groups;
}

/** Not the branches of a choice, nor the guess whether an object is a policy document. */
function speaks({ keyword, schemaPath, params }: SchemaError): boolean {
  if (keyword === 'anyOf' || schemaPath.includes('/oneOf/')) return false;
  return (
    keyword !== 'required' || !['Statement', 'Version', 'Id'].includes(params['missingProperty'] as string)
  );
}

function ancestorsOf(pointers: Iterable<string>): ReadonlySet<string> {
  const ancestors = new Set<string>();
  for (const pointer of pointers) {
    for (let end = pointer.lastIndexOf('/'); end !== -1; end = pointer.lastIndexOf('/', end - 1)) {
      ancestors.add(pointer.slice(0, end));
      if (end === 0) break;
    }
  }
  return ancestors;
}

function pathOf(pointer: string): Path {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/**
 * The choices of the schema differ in their type. So where a value is refused for anything but its type, or something
 * inside of it is, the branch of its type has spoken, and what the others say of the type is no news.
 */
function faultsAt(
  root: Node,
  path: Path,
  errors: readonly SchemaError[],
  holdsErrors: boolean,
): readonly PlacedFault[] {
  const node = nodeAt(root, path);
  // The words of an enumeration are no news of what is no text, nor are the keys of what is no object.
  const others = errors.filter(
    ({ keyword }) =>
      keyword !== 'type' &&
      (keyword !== 'enum' || node.kind === 'string') &&
      (keyword !== 'oneOf' || node.kind === 'object'),
  );
  if (others.length > 0 || holdsErrors)
    return withoutEchoes(others.map((error) => faultOf(error, node, path)));
  const wanted = new Set(errors.flatMap(({ params }) => params['type'] as string | readonly string[]));
  return [{ fault: typeFault(node, path, wanted), at: node.at }];
}

/** A scenario has one of them. */
const expectationKeys: readonly string[] = ['expect', ...claimKinds];

/** A misspelt key is one mistake, not a missing key too, nor a wrong shape. */
function withoutEchoes(faults: readonly PlacedFault[]): readonly PlacedFault[] {
  const unknown = faults.filter(({ fault }) => fault.code === 'unknown-key');
  const meant = new Set(
    unknown.map(({ fault }) => (fault.code === 'unknown-key' ? fault.nearest : undefined)),
  );
  return faults.filter(({ fault: { code, ...fault } }) => {
    if (code === 'missing-key' && 'key' in fault)
      return !(fault.key === 'expect' ? expectationKeys : [fault.key]).some((key) => meant.has(key));
    return unknown.length === 0 || (code !== 'principal-shape' && code !== 'clause-shape');
  });
}

function faultOf({ keyword, params }: SchemaError, node: Node, path: Path): PlacedFault {
  const what = whatIs(path);
  const at = node.at;
  switch (keyword) {
    case 'additionalProperties': {
      const key = params['additionalProperty'] as string;
      const member = node.kind === 'object' ? memberOf(node, key) : undefined;
      const isName = path.length === 1 && path[0] === 'layers';
      const fault: ScenarioFault = isName
        ? { code: 'invalid-layer-name', name: key }
        : unknownKey(key, placeOf(path));
      return { fault, at: member?.keyAt ?? at };
    }
    case 'required':
      return {
        fault: { code: 'missing-key', key: params['missingProperty'] as string, within: placeOf(path) },
        at,
      };
    case 'enum': {
      const known = params['allowedValues'] as readonly string[];
      const word = wordOf(node);
      return { fault: { code: 'unknown-word', what, word, nearest: nearest(word, known), known }, at };
    }
    case 'pattern':
      return {
        fault: { code: 'condition-key-without-prefix', key: wordOf(node), nearest: undefined, fields: [] },
        at,
      };
    case 'minItems':
    case 'minLength':
    case 'minProperties':
      return { fault: { code: 'empty', what }, at };
    case 'const':
      return { fault: { code: 'not-true', what }, at };
    case 'maxProperties':
      return { fault: { code: 'several-varying' }, at };
    case 'oneOf':
      return shapeFault(node, path);
    default:
      return { fault: { code: 'schema', what, keyword }, at };
  }
}

/** What is one of several shapes, and neither or more of them. */
function shapeFault(node: Node, path: Path): PlacedFault {
  const place = placeOf(path);
  if (place !== 'scenario') {
    return { fault: { code: place === 'principal' ? 'principal-shape' : 'clause-shape' }, at: node.at };
  }
  const members = node.kind === 'object' ? node.members : [];
  const given = members.filter(({ key }) => expectationKeys.includes(key));
  const [, second] = given;
  return second === undefined
    ? { fault: { code: 'missing-key', key: 'expect', within: 'scenario' }, at: node.at }
    : { fault: { code: 'several-expectations', given: given.map(({ key }) => key) }, at: second.keyAt };
}

function unknownKey(key: string, within: PlaceName): ScenarioFault {
  const known = knownNames.get(within) ?? [];
  const near = nearest(key, known);
  if (takesConditionKeys.has(within))
    return { code: 'condition-key-without-prefix', key, nearest: near, fields: known };
  return { code: 'unknown-key', key, within, nearest: near, known };
}

const takesConditionKeys: ReadonlySet<PlaceName> = new Set(['context', 'matrix', 'when', 'exactly']);

const typeWords: ReadonlyMap<string, string> = new Map([
  ['string', 'text'],
  ['number', 'a number'],
  ['integer', 'a whole number'],
  ['boolean', 'true or false'],
  ['array', 'a list'],
  ['object', 'an object'],
  ['null', 'nothing'],
]);

function typeFault(node: Node, path: Path, wanted: ReadonlySet<string>): ScenarioFault {
  const what = whatIs(path);
  const ofPolicy = faultOfPolicy(node, path);
  if (ofPolicy !== undefined) return ofPolicy;
  if (node.kind === 'null' && path[2] === 'exactly' && path.length > 4) return { code: 'varying-null' };
  if (node.kind === 'null')
    return { code: 'null-value', what, context: path.some((step) => step.includes(':')) };
  const isWord = node.kind === 'number' || node.kind === 'boolean';
  if (isWord && wanted.has('string') && !wanted.has('object') && !wanted.has('integer')) {
    const written = wordOf(node);
    return isAccountField(path) && !isAccount(written)
      ? { code: 'account-not-text', what, written }
      : { code: 'quote-number', what, written };
  }
  const words = [...typeWords].filter(([type]) => wanted.has(type)).map(([, word]) => word);
  const given = wanted.has('integer') && node.kind === 'number' ? node.written : typeWords.get(node.kind);
  return { code: 'wrong-type', what, wanted: words, given: given ?? node.kind };
}

function isAccountField(path: Path): boolean {
  const field = path.findLast((step) => !/^\d+$/.test(step));
  return field === 'resourceAccount' || field === 'managementAccount';
}

function wordOf(node: Node): string {
  if (node.kind === 'string') return node.value;
  if (node.kind === 'number') return node.written;
  return node.kind === 'boolean' ? String(node.value) : node.kind;
}
