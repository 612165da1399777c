import { isListKey } from './keys.js';

/**
 * A case is plain data: the fields of a request as policy-spec has them, with a principal of `domain.js`, and `layers`.
 * A layer is a list of policies, and in scp, rcp and resourceScp a list of levels, each a list of policies.
 */
export const levelledLayers = new Set(['scp', 'rcp', 'resourceScp']);

/** The layers of policies that stand on the resource. */
export const resourceLayers = new Set(['resource', 'domain', 'repository']);

/** The layers without a Principal element. */
export const identityLayers = new Set(['identity', 'boundary', 'session']);

export function serviceOfAction({ action }) {
  return action.slice(0, action.indexOf(':'));
}

/** The account that owns the resource. */
export function ownerOf({ resource, resourceAccount, principal }) {
  const inArn = resource.split(':')[4];
  return resourceAccount ?? (/^\d{12}$/.test(inArn) ? inArn : principal.account);
}

/** Every condition key that the request has, by its name in lower case: what is given, and what follows from the rest. */
export function factsOf(one) {
  const known = factsOfCases.get(one);
  if (known !== undefined) return known;
  const facts = collectFacts(one);
  factsOfCases.set(one, facts);
  return facts;
}

/** A case never changes, and every kind asks. */
const factsOfCases = new WeakMap();

function collectFacts(one) {
  const { principal, now, context, absent = [], durationSeconds, action } = one;
  const facts = new Map();
  const add = (keys) => {
    for (const [key, value] of Object.entries(keys)) {
      if (value !== undefined) facts.set(key.toLowerCase(), { key, value });
    }
  };
  add(principal.held);
  add({ 'aws:ResourceAccount': ownerOf(one) });
  if (now !== undefined) {
    add({ 'aws:CurrentTime': now, 'aws:EpochTime': String(Math.floor(Date.parse(now) / 1000)) });
  }
  if (durationSeconds !== undefined && action === 'sts:GetServiceBearerToken') {
    add({
      'sts:DurationSeconds': String(durationSeconds),
      'sts:AWSServiceName': 'codeartifact.amazonaws.com',
    });
  }
  add(context);
  for (const key of absent) facts.delete(key.toLowerCase());
  return facts;
}

/** The text that a policy variable stands for; undefined when its key is missing or has a list of values. */
export function variableValue(facts, name) {
  const value = facts.get(name.toLowerCase())?.value;
  if (value === undefined || Array.isArray(value) || isListKey(name)) return undefined;
  return String(value);
}

/** The values that the request has for a key, as text. */
export function valuesOf(facts, name) {
  const value = facts.get(name.toLowerCase())?.value;
  return value === undefined ? [] : [value].flat().map(String);
}

export function listOf(value) {
  return Array.isArray(value) ? value : [value];
}
