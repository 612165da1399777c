import type { Change, Comparison } from '../api/analysis/answers.js';
import type { PolicyDocument } from '../api/policy-document.js';
import type { DecidingStatement, Decision } from '../iam/evaluate/decision.js';
import { describeStatement } from '../iam/explain/describe-explanation.js';
import { labelOf } from '../scenario/label.js';
import { writeScenario } from '../scenario/write-scenario.js';
import type { Request } from '../service/request.js';
import { printable } from './printable.js';
import type { Style } from './style.js';

export interface ComparedNames {
  readonly before: string;
  readonly after: string;
  /** Statements of other policies, which lie beside on both sides, are not spoken of. */
  readonly isOwn: (statement: DecidingStatement) => boolean;
  /** The policy of the resource beside which a request is decided, where it takes one. */
  readonly besideOf: (request: Request) => PolicyBeside | undefined;
}

/** A policy of a key or role, which leaves it to the account. */
export interface PolicyBeside {
  readonly name: 'key policy' | 'trust policy';
  readonly document: PolicyDocument;
}

/** Of each direction, so many differences in full: they fit on a screen. The others are counted. */
const shownInFull = 5;

const advice =
  'The scenarios say what is so after: paste one as it is where that is meant, else with the other outcome.';

/** What AFTER allows that BEFORE did not, and the other way round: by statement, each with a request that shows it. */
export function renderComparison(comparison: Comparison, names: ComparedNames, style: Style): string {
  const { newlyAllowed, newlyDenied } = comparison.changes;
  const { relation } = comparison;
  const word = relation === 'equivalent' || relation === 'narrower' ? style.green : style.red;
  return [
    `${word(style.bold(nameRelation(comparison)))}: ${printable(describeRelation(comparison, names))}`,
    ...renderDirection('allowed', newlyAllowed, names, style),
    ...renderDirection('denied', newlyDenied, names, style),
    ...describeGap(comparison),
    ...(newlyAllowed.length + newlyDenied.length === 0 ? [] : ['', style.dim(advice)]),
  ].join('\n');
}

/** Where only one direction is open, what is known is said. */
function nameRelation({ relation, changes }: Comparison): string {
  if (relation !== 'undecided') return relation;
  if (changes.newlyAllowed.length > 0) return 'wider or incomparable';
  return changes.newlyDenied.length > 0 ? 'narrower or incomparable' : relation;
}

function describeRelation({ relation, changes }: Comparison, { before, after }: ComparedNames): string {
  const more = changes.newlyAllowed.length;
  const less = changes.newlyDenied.length;
  switch (relation) {
    case 'equivalent':
      return `${after} allows the same requests as ${before}`;
    case 'narrower':
      return `${after} allows less than ${before}, and nothing new (${less} no longer allowed)`;
    case 'wider':
      return `${after} allows more than ${before} (${more} newly allowed)`;
    case 'incomparable':
      return `${after} allows more than ${before} here and less there (${more} newly allowed, ${less} no longer allowed)`;
    case 'undecided':
      if (more > 0)
        return `${after} allows more than ${before} (${more} newly allowed so far); whether anything is no longer allowed could not be worked out`;
      if (less > 0)
        return `${after} allows less than ${before} (${less} no longer allowed so far); whether anything is newly allowed could not be worked out`;
      return `whether ${after} allows more or less than ${before} could not be worked out`;
  }
}

function renderDirection(
  direction: 'allowed' | 'denied',
  changes: readonly Change[],
  names: ComparedNames,
  style: Style,
): readonly string[] {
  if (changes.length === 0) return [];
  const title =
    direction === 'allowed' ? style.red(style.bold('newly allowed')) : style.bold('no longer allowed');
  const shown = changes.slice(0, shownInFull);
  const actions = changes.map(({ request }) => request.action);
  const rest = changes.length - shown.length;
  return [
    '',
    title,
    ...shown.flatMap((change, index) => {
      const again = actions.slice(0, index).filter((action) => action === change.request.action).length;
      const count = again === 0 ? '' : ` (${again + 1})`;
      return ['', ...renderChange(direction, change, count, names, style)];
    }),
    ...(rest === 0
      ? []
      : [
          '',
          `  … and ${rest} more ${direction === 'allowed' ? 'newly allowed' : 'no longer allowed'} (--json lists all)`,
        ]),
  ];
}

function renderChange(
  direction: 'allowed' | 'denied',
  change: Change,
  count: string,
  names: ComparedNames,
  style: Style,
): readonly string[] {
  const { request, before, after } = change;
  const isAllowed = direction === 'allowed';
  const state = isAllowed ? 'newly allowed' : 'no longer allowed';
  const beside = names.besideOf(request);
  const scenario = writeScenario({
    name: `${request.action} is ${state}${count}`,
    policies: beside && { resource: beside.document },
    request,
    expect: isAllowed ? 'allow' : 'deny',
  });
  const [side, other] = isAllowed ? (['before', before] as const) : (['after', after] as const);
  return [
    ...describeCause(direction, change, names).map((line) => `  ${printable(line)}`),
    ...(beside === undefined ? [] : [`  beside a ${beside.name} that lets the account decide`]),
    `    ${style.bold(printable(describeRequest(request)))}`,
    `    ${side}: ${printable(describeDecision(other))}`,
    ...printable(scenario)
      .split('\n')
      .map((line) => style.dim(`      ${line}`)),
  ];
}

/** The statements that let it through, and the Deny that no longer stops it, or now does. */
function describeCause(
  direction: 'allowed' | 'denied',
  { statements, before, after }: Change,
  { isOwn }: ComparedNames,
): readonly string[] {
  const allows = statements.filter(isOwn).map(describeStatement);
  const denies = deniesOf(direction === 'allowed' ? before : after)
    .filter(isOwn)
    .map(describeStatement);
  const by = allows.join(' and ');
  const stop = denies.join(' and ');
  if (direction === 'denied') {
    if (stop !== '') return [`stopped by Deny ${stop}`];
    return [by === '' ? 'no longer let through' : `was let through by ${by}`];
  }
  return [
    ...(stop !== '' ? [`no longer stopped by Deny ${stop}`] : []),
    ...(by !== '' ? [`let through by ${by}`] : stop === '' ? ['no longer stopped'] : []),
  ];
}

function deniesOf({ outcome, statements }: Decision): readonly DecidingStatement[] {
  return outcome === 'explicit-deny' ? statements : [];
}

/** The statements of a Deny stand right above. */
function describeDecision({ outcome, layer }: Decision): string {
  if (outcome === 'explicit-deny') return 'explicit-deny by that Deny';
  return layer === undefined ? outcome : `${outcome}: nothing in layer ${layer} allows it`;
}

/** `codeartifact:DeleteDomain on arn:…, by arn:…, durationSeconds: 900, aws:PrincipalOrgID: o-1, without aws:username` */
function describeRequest({ action, resource, principal, context, absent, ...others }: Request): string {
  const fields = Object.entries({ ...others, ...context }).filter(([, value]) => value !== undefined);
  return [
    resource === undefined ? action : `${action} on ${resource}`,
    ...(principal === undefined ? [] : [`by ${labelOf(principal)}`]),
    ...fields.map(([key, value]) => `${key}: ${labelOf(value)}`),
    ...(absent === undefined ? [] : absent.map((key) => `without ${key}`)),
  ].join(', ');
}

/** Where something was shown, the lists may still lack something. */
function describeGap({ relation, undecided }: Comparison): readonly string[] {
  if (undecided === undefined || relation === 'undecided') return [];
  return ['', `there may be more: ${printable(undecided.reason)}`];
}
