import type { Problem } from '../api/problem.js';
import { describeSetFault } from '../api/set-fault.js';
import { isAccount } from '../iam/document/account.js';
import type { Offset } from '../iam/document/node.js';
import { positionAt, type SourceText } from '../iam/document/source-text.js';
import { quote, quoteIfOdd, shortened } from '../iam/explain/quote.js';
import { claimKinds } from './claim-kinds.js';
import { describeClaimFault } from './describe-claim-fault.js';
import type { PlacedFault, PlaceName, ScenarioFault } from './fault.js';

/** A fault of a scenario file as people read it, with its place. */
export function problemOfFault({ fault, at }: PlacedFault, source: SourceText): Problem {
  return placeProblem({ severity: 'error', code: fault.code, message: describeFault(fault) }, source, at);
}

/** The same problem, at a place of the scenario file. */
export function placeProblem(problem: Problem, source: SourceText, at: Offset): Problem {
  const { line, column } = positionAt(source, Math.max(0, at));
  return { ...problem, ...(source.file !== undefined && { file: source.file }), line, column, source };
}

/** What is wrong, and what would be right. */
export function describeFault(fault: ScenarioFault): string {
  switch (fault.code) {
    case 'yaml-syntax':
      return `this is no YAML: ${fault.detail}`;
    case 'yaml-tab':
      return 'YAML is not indented with tabs: use spaces';
    case 'yaml-directive':
      return 'a YAML directive (a line that begins with %) could change what the file means: remove it';
    case 'yaml-several-documents':
      return 'a second document begins here: a scenario file is one document';
    case 'yaml-tag':
      return `the tag ${shortened(fault.tag)} is not allowed: write the value without it, in quotes if it is text`;
    case 'yaml-merge-key':
      return 'the merge key << is not part of YAML 1.2: write the keys out, or use defaults';
    case 'yaml-bare-star':
      return 'a bare * begins a YAML alias: quote it, as "*"';
    case 'yaml-unknown-alias':
      return `no anchor before this is named &${shortened(fault.name)}${meant(fault.nearest, '&')}; if text is meant, quote it: "*${shortened(fault.name)}"`;
    case 'yaml-alias-in-itself':
      return `the alias *${shortened(fault.name)} stands inside of what it names`;
    case 'yaml-alias-bomb':
      return `with *${shortened(fault.name)} the aliases of this file stand for more than ${fault.limit} values`;
    case 'too-deep':
      return `nested deeper than ${fault.limit} levels`;
    case 'control-character':
      return `the control character ${fault.character} cannot stand in YAML`;
    case 'empty-file':
      return 'the file is empty: a scenario file needs at least "scenarios"';
    case 'key-not-text':
      return `a key must be text: quote it, as "${shortened(fault.written)}"`;
    case 'duplicate-key':
      return `the key ${quote(fault.key)} stands twice; first on line ${fault.line}`;
    case 'number-not-as-written':
      if (!Number.isFinite(Number(fault.read)))
        return `no value of a request is ${shortened(fault.written)}: quote it if it is text`;
      return `${shortened(fault.written)} would be read as the number ${fault.read}: ${isAccount(fault.written) ? `an account number is text, "${shortened(fault.written)}"` : `quote it if it is text, as "${shortened(fault.written)}", or write ${fault.read}`}`;

    case 'unknown-key':
      return `${nameOf(fault.within)} has no ${quote(fault.key)}${meant(fault.nearest)}${listed('; it has', fault.nearest, fault.known)}`;
    case 'condition-key-without-prefix': {
      const prefix = 'condition keys have a prefix, as in aws:PrincipalOrgID';
      if (fault.fields.length === 0) return `${quote(fault.key)} is no condition key: ${prefix}`;
      return `${quote(fault.key)} is no field of a request${meant(fault.nearest)}${listed('; the fields are', fault.nearest, fault.fields)} (${prefix})`;
    }
    case 'policy-not-scenarios':
      return 'this is a policy, not a scenario file: a scenario file names it, under "policies"';
    case 'missing-key':
      return `${nameOf(fault.within)} needs ${quote(fault.key)}${fault.key === 'expect' ? `, or in its place ${alternatives(claimKinds.map(quote))}` : ''}`;
    case 'wrong-type':
      return `${fault.what} must be ${alternatives(fault.wanted)}, not ${fault.given}`;
    case 'quote-number':
      return `${fault.what} must be text: quote it, as "${shortened(fault.written)}"`;
    case 'account-not-text':
      return `${fault.what} is an account number, 12 digits in quotes, as "111122223333", not ${shortened(fault.written)}`;
    case 'null-value':
      return fault.context
        ? `${fault.what} has no value: to say that the request does not have the key, list it under "absent"`
        : `${fault.what} has no value`;
    case 'unknown-word':
      return `${fault.what} cannot be ${quote(fault.word)}${meant(fault.nearest)}; it is one of ${fault.known.join(', ')}`;
    case 'empty':
      return `${fault.what} must not be empty`;
    case 'not-one-line':
      return `${fault.what} is shown as it is: it must be one line, without control characters`;
    case 'not-true':
      return `${fault.what} is either true or left out`;
    case 'layers-in-list':
      return `layers stand directly under "policies": policies: { ${fault.layer}: … }`;
    case 'clause-shape':
      return 'a member of this list is either { when: …, then: … } or { otherwise: … }';
    case 'principal-shape':
      return 'a principal is an ARN, anonymous, { service: … }, { federatedUser: …, federatedBy: … } or { arn: …, serviceLinked: true }';
    case 'schema':
      return `${fault.what} does not fit the schema (${fault.keyword})`;

    case 'duplicate-scenario':
      return `the name ${quote(fault.name)} is taken by the scenario on line ${fault.line}`;
    case 'separator-in-name':
      return 'a name must not hold " > ": it stands between the names of file, scenario and case';
    case 'no-policies':
      return `there are no policies: give "policies" here or at the top of the file${fault.onlyNamed ? ' ("layers" only names what stands under "policies")' : ''}`;
    case 'policy-refused':
      return `the policy ${quoteIfOdd(fault.path)} is refused, so nothing in this file was run`;
    case 'policy-not-in-layer':
      return `${fault.file} cannot stand in the layer ${fault.layer}, so nothing in this file was run`;
    case 'policy-as-text':
      return 'a policy inline is an object, not text: write it without quotes, as JSON or YAML';

    case 'invalid-layer-name':
    case 'unknown-layer-name':
    case 'layer-name-in-itself':
    case 'layer-names-too-deep':
    case 'levels-in-name':
    case 'layers-in-name':
    case 'empty-level':
    case 'arn-not-policy':
    case 'not-a-policy':
      return describeSetFault(fault, 'file');

    case 'context-key-twice':
      return `condition keys are not case-sensitive: ${quote(fault.key)} is ${quote(fault.first)} again`;
    case 'absent-with-value':
      return `${quote(fault.key)} is said to be absent, and has a value here`;
    case 'matrix-and-scenario':
      return `${quote(fault.key)} stands in the matrix and in the scenario: keep one of them`;
    case 'repeated-matrix-value':
      return `${shortened(fault.value)} stands twice in the list of ${quote(fault.key)}`;
    case 'too-many-cases':
      return `with this scenario the file has ${fault.count} cases; a file has at most ${fault.limit}`;
    case 'only-in-ci':
      return '"only" would keep the other scenarios from running, and CI is set: remove it';

    case 'several-otherwise':
      return 'only one "otherwise" is possible';
    case 'uncovered-cases':
      return `${cases(fault.count, fault.total)} covered by no "when", and there is no "otherwise": ${some(fault.names, fault.count)}`;
    case 'doubly-covered-cases':
      return `${fault.count === 1 ? 'a case is' : `${fault.count} cases are`} covered here and on line ${fault.line} too: ${some(fault.names, fault.count)}`;
    case 'clause-without-cases':
      return 'this covers no case';
    case 'otherwise-without-cases':
      return 'every case is covered already: this "otherwise" says nothing';
    case 'when-key-nowhere':
      return `no case has ${quote(fault.key)}${meant(fault.nearest)}${listed('; they have', fault.nearest, fault.known)}`;
    case 'when-value-nowhere':
      return `no case has ${shortened(fault.key)}=${shortened(fault.value)}${meant(fault.nearest)}${
        fault.several
          ? '; for a key with several values each member is a list, as in [[a, b]]'
          : listed('; they have', fault.nearest, fault.known)
      }`;
    case 'unknown-statement':
      return `no statement of these policies is ${quote(fault.name)}${meant(fault.nearest)}${listed('; there are', fault.nearest, fault.known)}`;
    case 'ambiguous-statement':
      return `${quote(fault.name)} names several statements${describeAmbiguity(fault)}`;
    case 'repeated-statement':
      return `${quote(fault.name)} stands twice`;
    case 'statement-cannot-decide':
      return `${quote(fault.name)} is ${fault.effect === 'Allow' ? 'an Allow' : 'a Deny'} statement: it cannot decide ${fault.outcome}`;
    case 'nothing-decides':
      return `no statement decides ${fault.outcome}: leave "decidedBy" out${fault.outcome === 'invalid-request' ? '' : ' or empty'}`;
    case 'decided-by-none':
      return `a statement decides ${fault.outcome}${fault.layer === undefined ? '' : ` in the layer ${fault.layer}`}, always: name it in "decidedBy", or leave that out`;
    case 'decider-never-grants':
      return `${quote(fault.name)} is a statement of the layer ${fault.layer}, which never grants: what decides allow is one of ${fault.granting.join(', ')}`;
    case 'decider-of-other-layer':
      return `the layer that decides is that of one of the statements, and none of these is of ${fault.layer}: they are of ${fault.layers.join(', ')}`;
    case 'no-layer-decides':
      return `no layer decides ${fault.outcome}: leave "layer" out`;
    case 'layer-never-grants':
      return `policies of the layer ${fault.layer} never grant: what decides allow is one of ${fault.granting.join(', ')}`;
    case 'layer-without-policies':
      return `there are no ${fault.layer} policies here: that layer cannot decide ${fault.outcome}${listed('; there are', undefined, fault.known)}`;

    case 'several-expectations':
    case 'several-varying':
    case 'varying-given':
    case 'varying-null':
    case 'no-lifetime':
    case 'range-shape':
    case 'range-order':
    case 'range-number':
    case 'matrix-with-pattern':
    case 'given-twice':
    case 'field-with-policies':
    case 'other-without-layer':
      return describeClaimFault(fault);
  }
}

function nameOf(place: PlaceName): string {
  switch (place) {
    case 'file':
      return 'a scenario file';
    case 'scenario':
      return 'a scenario';
    case 'principal':
      return 'a principal';
    case 'layers':
      return 'the list of layers';
    case 'then':
      return 'an expectation';
    case 'clause':
      return 'a member of this list';
    case 'pattern':
      return 'a pattern';
    default:
      return `"${place}"`;
  }
}

function meant(nearest: string | undefined, prefix = ''): string {
  return nearest === undefined ? '' : `: did you mean ${prefix}${nearest}?`;
}

/** The choices, where nothing near was found. */
function listed(intro: string, nearest: string | undefined, known: readonly string[]): string {
  return nearest !== undefined || known.length === 0 ? '' : `${intro} ${some(known, known.length)}`;
}

function alternatives(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

function cases(count: number, total: number): string {
  if (total === 1) return 'the only case is';
  return `${count} of ${total} cases ${count === 1 ? 'is' : 'are'}`;
}

/** The first few of many. */
function some(names: readonly string[], count: number): string {
  const shown = names.slice(0, 20).map((name) => (name === '' ? 'the only case' : shortened(name)));
  return (
    shown.join(shown.some((name) => name.includes(',')) ? '; ' : ', ') +
    (count > shown.length ? `, and ${count - shown.length} more` : '')
  );
}

function describeAmbiguity({
  spellings,
  files,
}: ScenarioFault & { readonly code: 'ambiguous-statement' }): string {
  if (spellings.length > 0) return `: write ${alternatives(spellings)}`;
  return files.length > 1
    ? `, in ${files.join(' and ')}: give the files different names`
    : ', and so does every other spelling: give them different Sids, or their policies files of their own';
}
