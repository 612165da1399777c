import type { Aspect } from '../../iam/analyze/aspect.js';
import { type Box, narrow } from '../../iam/analyze/dimension.js';
import type { Formula } from '../../iam/analyze/formula.js';
import type { Literal, TextSet } from '../../iam/analyze/literal.js';
import { type AskedPermission, literalsOf } from '../../iam/analyze/statement-literals.js';
import { actionDimension, resourceDimension, type Vocabulary } from '../../iam/analyze/vocabulary.js';
import type { CompiledSet } from '../../iam/evaluate/compiled-set.js';
import type { RequestFacts } from '../../iam/evaluate/request-situation.js';
import type { ServiceRules } from '../../iam/evaluate/service-rules.js';
import { actionsTakenFrom } from '../rejection.js';
import { serviceRules } from '../service-rules.js';
import { authorizationTokenId, bearerTokenAction, tokenKeys, tokenService } from '../token.js';
import type { Caller } from './callers.js';
import type { AskedKeySpace } from './key-spaces.js';
import { type Party, situationIn } from './party.js';
import type { Demand } from './question.js';
import type { Region } from './regions.js';
import { textSet } from './text-sets.js';

/** Requests that differ in action, resource and keys alone, so that who is asked and who is limited is the same for all. */
export interface Frame {
  readonly party: Party;
  readonly facts: RequestFacts;
  readonly vocabulary: Vocabulary;
  readonly keys: readonly AskedKeySpace[];
  /** The requests in question; undefined where there are none in this frame. */
  readonly start: Box | undefined;
  formula(set: CompiledSet, aspect: Aspect): Formula;
}

/** Which requests of a caller: those that the service takes, those that it rejects whatever the policies, or both. */
export type RequestMode = 'taken' | 'rejected' | 'both';

/** Gives the vocabulary for keys and their pins; frames with the same ones share it, and all that is found out in it. */
export type VocabularyOf = (keys: readonly AskedKeySpace[]) => Vocabulary;

export function frameOf(party: Party, region: Region, mode: RequestMode, vocabularyFor: VocabularyOf): Frame {
  const { question, caller, owner, facts } = party;
  const isToken = question.lifetimes !== undefined;
  const isBearer = isToken && region.actions.inside?.[0] === bearerActions;
  const keys = party.keysFor(region.rules, isBearer ? tokenService : undefined);
  const vocabulary = vocabularyFor(keys);
  const texts = (dimension: number, demands: readonly Demand<TextSet>[]): Literal[] =>
    demands.map(({ isIn, sets }) => polar(vocabulary.texts(dimension, sets), isIn));
  const taken = actionsTakenFrom(caller.principal, isToken);
  const demands: Literal[] = [
    ...texts(actionDimension, [
      ...question.actions,
      ...partsOf(region.actions),
      ...(mode === 'both' ? [] : [{ isIn: taken.isIn === (mode === 'taken'), sets: setsOf(taken.actions) }]),
    ]),
    ...texts(resourceDimension, [
      ...question.resources,
      ...(region.resources === undefined ? [] : partsOf(region.resources)),
      ...owner.resources,
      ...partitionOf(caller),
    ]),
    ...keys.flatMap(({ space, demands: asked }) =>
      asked.map(({ isIn, sets }) => polar(vocabulary.members(space.id, sets), isIn)),
    ),
  ];
  return {
    party,
    facts,
    vocabulary,
    keys,
    start: narrow(vocabulary.everything, demands),
    formula: remembered((set, aspect) => {
      const underBoundary = set.layers.boundary !== undefined;
      const permission = (
        asked: AskedPermission,
        rules: ServiceRules,
        service: string | undefined,
      ): Formula =>
        aspect.of(set, situationIn(facts, rules, service, underBoundary), (statement) =>
          literalsOf(statement, asked, vocabulary),
        );
      if (!isToken) return permission(ofRequest, region.rules, undefined);
      if (isBearer) return permission(ofRequest, region.rules, tokenService);
      return aspect.together(
        permission(ofAsking, region.rules, undefined),
        permission(ofToken, serviceRules(bearerTokenAction, '*'), tokenService),
      );
    }),
  };
}

/** A comparison asks for each formula in both of its directions. */
function remembered(make: Frame['formula']): Frame['formula'] {
  const known = new Map<Aspect, Map<CompiledSet, Formula>>();
  return (set, aspect) => {
    const ofAspect = known.get(aspect) ?? new Map<CompiledSet, Formula>();
    known.set(aspect, ofAspect);
    const formula = ofAspect.get(set) ?? make(set, aspect);
    ofAspect.set(set, formula);
    return formula;
  };
}

const ofRequest: AskedPermission = { fixed: undefined, hidden: new Set() };
/** To ask for a token; what belongs to the token is in the request for the other permission. */
const ofAsking: AskedPermission = { fixed: undefined, hidden: new Set(tokenKeys.map(({ id }) => id)) };
const ofToken: AskedPermission = { fixed: { action: bearerTokenAction, resource: '*' }, hidden: new Set() };

const bearerActions = textSet(bearerTokenAction.id);

/** The two actions that a token is asked for with. */
export const tokenRegions: readonly Region[] = [
  {
    services: ['sts'],
    actions: { inside: [bearerActions], outside: [] },
    resources: undefined,
    rules: serviceRules(bearerTokenAction, '*'),
  },
  {
    services: ['codeartifact'],
    actions: { inside: [textSet(authorizationTokenId)], outside: [] },
    resources: undefined,
    rules: serviceRules(
      {
        text: authorizationTokenId,
        id: authorizationTokenId,
        service: 'codeartifact',
        name: 'getauthorizationtoken',
      },
      '*',
    ),
  },
];

const actionSets = new WeakMap<readonly string[], readonly TextSet[]>();

function setsOf(actions: readonly string[]): readonly TextSet[] {
  const sets = actionSets.get(actions) ?? actions.map(textSet);
  actionSets.set(actions, sets);
  return sets;
}

function partsOf({ inside, outside }: Region['actions']): readonly Demand<TextSet>[] {
  const all: Demand<TextSet>[] = inside === undefined ? [] : [{ isIn: true, sets: inside }];
  return outside.length === 0 ? all : [...all, { isIn: false, sets: outside }];
}

/** The accounts of a request are of one partition. */
function partitionOf({ principal }: Caller): readonly Demand<TextSet>[] {
  return principal?.partition === undefined
    ? []
    : [{ isIn: true, sets: [everyResource, textSet(`arn:${principal.partition}:*`)] }];
}

const everyResource: TextSet = { kind: 'text', pattern: { tokens: [42], anyCase: false } };

function polar(literal: Literal, holds: boolean): Literal {
  return holds ? literal : literal.contrary;
}
