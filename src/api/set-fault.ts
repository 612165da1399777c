import { type LayerName, levelledLayers } from '../iam/document/policy.js';
import { quote } from '../iam/explain/quote.js';

/** What is wrong with how policies are put into layers, as data. What is wrong with the policies, others say. */
export type SetFault =
  | { readonly code: 'invalid-layer-name'; readonly name: string }
  | {
      readonly code: 'unknown-layer-name';
      readonly name: string;
      readonly nearest: string | undefined;
      /** Undefined within what another name stands for. */
      readonly layer: LayerName | undefined;
      readonly anyNamed: boolean;
    }
  | { readonly code: 'layer-name-in-itself'; readonly name: string }
  | { readonly code: 'layer-names-too-deep'; readonly limit: number }
  | { readonly code: 'levels-in-name'; readonly name: string; readonly layer: LayerName | undefined }
  | { readonly code: 'layers-in-name'; readonly name: string; readonly layer: string }
  | { readonly code: 'empty-level'; readonly layer: LayerName }
  | { readonly code: 'arn-not-policy'; readonly text: string }
  | {
      readonly code: 'not-a-policy';
      readonly given: string;
      readonly position: PolicyPosition;
      readonly layer: LayerName | undefined;
    };

/** Where a policy is expected: as the whole of a layer or of a name, as a level, or as one of several. */
export type PolicyPosition = 'layer' | 'level' | 'member';

/** Where layers are written: each has other forms for a policy. */
export type Face = 'file' | 'program';

/** What is wrong, and what would be right. */
export function describeSetFault(fault: SetFault, face: Face): string {
  switch (fault.code) {
    case 'invalid-layer-name':
      return `${quote(fault.name)} cannot name a layer: a name is not empty, is one line without "/", "." and space around it, and begins neither with "{" nor with "arn:"`;
    case 'unknown-layer-name':
      return describeUnknown(fault, face);
    case 'layer-name-in-itself':
      return `the name ${quote(fault.name)} stands inside of what it names`;
    case 'layer-names-too-deep':
      return `more than ${fault.limit} names lead to this one, each through the next`;
    case 'levels-in-name':
      return `${quote(fault.name)} has lists in its list, which are levels: it can be the whole of scp, rcp or resourceScp, not ${hasLevels(fault.layer) ? 'one of their levels' : 'a list of policies'}`;
    case 'layers-in-name':
      return `${quote(fault.layer)} is a layer, and a name stands for what one layer holds: ${
        face === 'file'
          ? `write ${fault.name}: … here, and policies: { ${fault.layer}: ${fault.name} }`
          : `write policySet({ ${fault.layer}: ${quote(fault.name)} }, { ${quote(fault.name)}: … })`
      }`;
    case 'empty-level':
      return `a level of ${fault.layer} is empty, and AWS keeps at least one SCP at each level: where nothing is limited, write FullAWSAccess (Allow, Action "*", Resource "*")`;
    case 'arn-not-policy':
      return describeArn(fault.text, face);
    case 'not-a-policy':
      return describeOther(fault, face);
  }
}

function describeUnknown(fault: SetFault & { readonly code: 'unknown-layer-name' }, face: Face): string {
  const { name, nearest, layer, anyNamed } = fault;
  const levels = hasLevels(layer)
    ? '; levels have no names of their own: they are listed from the root down, each a policy or a list of policies'
    : '';
  if (nearest !== undefined) return `no layer is named ${quote(name)}: did you mean ${nearest}?`;
  if (face === 'file') {
    const none = anyNamed ? '' : ' (names are given under "layers", at the top of the file)';
    return `no layer is named ${quote(name)}${none}; for a file of this name write ./${quote(name).slice(1, -1)}${levels}`;
  }
  const none = anyNamed ? '' : ' (names are given in the second argument of policySet)';
  return `no layer is named ${quote(name)}${none}; a string is JSON text of a policy or the name of a layer, and to read a file use loadPolicy(path)${levels}`;
}

/** Whose policies they are, the request says; what is attached is not looked up anywhere. */
function describeArn(text: string, face: Face): string {
  const forms = face === 'file' ? 'by path or inline' : 'as a Policy, a document or its JSON text';
  const kind = /:policy\//.test(text)
    ? `names a policy, and policies are not fetched: a layer holds policies, ${forms}, so save its document`
    : `is an ARN, not a policy: a layer holds policies, ${forms}`;
  const ofSession = /:assumed-role\//.test(text)
    ? '; a session has the identity policies and the boundary of its role, and which it is'
    : '; whose policies they are';
  return `${quote(text)} ${kind}${ofSession} says the "principal" of the request`;
}

function describeOther(fault: SetFault & { readonly code: 'not-a-policy' }, face: Face): string {
  const { given, position, layer } = fault;
  const policy = face === 'file' ? 'a policy, by path or inline' : 'a Policy, a document or its JSON text';
  const start = {
    layer: `a layer is ${policy}, or a list of them`,
    level: `a level is ${policy}, or a list of them`,
    member: `a member of this list is ${policy}`,
  }[position];
  const isObject = given.startsWith('an object');
  const hasNoLevels = given === 'a list' && layer !== undefined && !hasLevels(layer);
  return [
    `${start}, not ${given}`,
    ...(hasLevels(layer) || (isObject && layer === undefined)
      ? ['levels have no names: they are listed from the root down']
      : []),
    ...(hasNoLevels ? ['only scp, rcp and resourceScp have levels'] : []),
    ...(isObject ? ownerHint(layer) : []),
  ].join('; ');
}

function hasLevels(layer: LayerName | undefined): boolean {
  return layer !== undefined && levelledLayers.has(layer);
}

/** Which field of the request says to whom or what the policies of a layer are attached. */
function ownerHint(layer: LayerName | undefined): readonly string[] {
  switch (layer) {
    case 'resource':
    case 'domain':
    case 'repository':
    case 'rcp':
    case 'resourceScp':
      return ['of which resource they are says the "resource" of the request'];
    case 'endpoint':
      return [];
    default:
      return ['whose policies they are says the "principal" of the request'];
  }
}

/** As much of an object as tells what its writer had in mind. */
export function describeKeys(keys: readonly string[]): string {
  if (keys.length === 0) return 'an object without "Statement"';
  const shown = keys.slice(0, 4).map(quote).join(', ');
  return `an object of ${shown}${keys.length > 4 ? ', …' : ''}, without "Statement"`;
}
