import type { Member, TextSet } from '../../iam/analyze/literal.js';
import { literalTokens } from '../../iam/value/pattern.js';
import type { Faults } from '../faults.js';
import { readRequest } from '../read-request.js';
import type { Request } from '../request.js';
import { bearerTokenAction, checkToken } from '../token.js';
import { lifetimes } from './lifetimes.js';
import type { AskedKey, Demand, Question } from './question.js';
import type { Over, OverValues } from './read-over.js';
import { pointsOf } from './read-pattern.js';

/** A request of which one field or condition key varies, and is not given. */
export type VaryingRequest = Omit<Request, 'action'> & { readonly action?: string | undefined };

/** The requests that are as this one but for what varies; undefined when there are faults. */
export function readVarying(request: VaryingRequest, over: Over, faults: Faults): Question | undefined {
  if (isGiven(request, over)) {
    faults.refuse({ code: 'over-given', field: over.name }, []);
    return undefined;
  }
  // Whatever stands for what varies here, the rest is checked as any request.
  const action = over.field === 'action' ? bearerTokenAction.text : request?.action;
  const facts = readRequest({ ...request, action } as Request, faults);
  if (facts === undefined) return undefined;
  const isToken = over.field === 'durationSeconds';
  if (isToken || facts.durationSeconds !== undefined) {
    const [shortest] = lifetimes;
    if (!checkToken({ ...facts, durationSeconds: facts.durationSeconds ?? shortest?.from }, faults))
      return undefined;
  }
  const keys = new Map<string, AskedKey>();
  for (const [id, { name, value }] of facts.context ?? []) {
    const member: Member = value === undefined ? { kind: 'absent' } : { kind: 'value', value };
    keys.set(id, { name, demands: [{ isIn: true, sets: [member] }] });
  }
  if (over.field === 'key') keys.set(over.name.toLowerCase(), { name: over.name, demands: [] });
  const { principal, durationSeconds, managementAccount, now } = facts;
  return {
    actions: over.field === 'action' ? [] : [exactly(facts.action.id)],
    resources: over.field === 'resource' ? [] : [exactly(facts.resource)],
    principals: [{ principal, input: request.principal }],
    keys,
    isRequest: true,
    lifetimes: isToken ? lifetimes : durationSeconds === undefined ? undefined : pointsOf([durationSeconds]),
    resourceAccounts: [request.resourceAccount],
    managementAccounts: [managementAccount],
    instants: [now],
  };
}

/** The same requests with values of what varies that are among the given ones, or not. */
export function withValues(
  question: Question,
  { over, texts, members }: OverValues,
  isIn: boolean,
): Question {
  if (over.field === 'action') return { ...question, actions: [...question.actions, { isIn, sets: texts }] };
  if (over.field === 'resource')
    return { ...question, resources: [...question.resources, { isIn, sets: texts }] };
  const name = over.field === 'durationSeconds' ? 'sts:DurationSeconds' : over.name;
  const id = name.toLowerCase();
  const demands = [...(question.keys.get(id)?.demands ?? []), { isIn, sets: members }];
  return { ...question, keys: new Map([...question.keys, [id, { name, demands }]]) };
}

function exactly(text: string): Demand<TextSet> {
  return {
    isIn: true,
    sets: [{ kind: 'text', pattern: { tokens: literalTokens(text), anyCase: false } }],
  };
}

function isGiven(request: VaryingRequest, { name, field }: Over): boolean {
  if (typeof request !== 'object' || request === null) return false;
  if (field !== 'key') return request[field] !== undefined;
  const id = name.toLowerCase();
  const given = [...Object.keys(request.context ?? {}), ...(request.absent ?? [])];
  return given.some((key) => key.toLowerCase() === id);
}
