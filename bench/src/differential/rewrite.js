import { levelledLayers, listOf } from './case.js';

/**
 * Rewrites of a case, from which the kinds of disagreement are made. A rewrite gives a new case, or the very same
 * object where it has nothing to change.
 */

/** Every policy through `change(policy, layer)`, which returns the policy itself to leave it as it is. */
export function mapPolicies(one, change) {
  let changed = false;
  const changeAll = (policies, layer) =>
    policies.map((policy) => {
      const next = change(policy, layer);
      if (next !== policy) changed = true;
      return next;
    });
  const layers = Object.fromEntries(
    Object.entries(one.layers).map(([layer, policies]) => [
      layer,
      levelledLayers.has(layer)
        ? policies.map((level) => changeAll(level, layer))
        : changeAll(policies, layer),
    ]),
  );
  return changed ? { ...one, layers } : one;
}

/** Every statement through `change(statement, place)`; undefined drops it. `place` has the layer and the policy's Version. */
export function mapStatements(one, change) {
  return mapPolicies(one, (policy, layer) => {
    const before = listOf(policy.Statement);
    const place = { layer, version: policy.Version, hasVariables: policy.Version === '2012-10-17' };
    const after = before.map((statement) => change(statement, place));
    if (after.every((statement, index) => statement === before[index])) return policy;
    const left = after.filter((statement) => statement !== undefined);
    return { ...policy, Statement: left.length === 0 ? [withoutEffect(before[0])] : left };
  });
}

/** A policy keeps a statement, one that never applies. */
function withoutEffect(statement) {
  return { ...statement, Condition: never };
}

const never = { Bool: { 'aws:PrincipalTag/never': 'true' } };

/**
 * Every condition through `change(test, place)`. A test is `{ name, qualifier, base, ifExists, key, values }`; it is
 * answered by itself (no change), another test, `true` (it always holds) or `false` (it never does).
 */
export function mapTests(one, change) {
  return mapStatements(one, (statement, place) => {
    if (statement.Condition === undefined) return statement;
    let changed = false;
    const tests = testsOf(statement.Condition).flatMap((test) => {
      const next = change(test, { ...place, statement });
      if (next !== test) changed = true;
      if (next === true) return [];
      return [next === false ? neverTest : next];
    });
    if (!changed) return statement;
    const { Condition, ...rest } = statement;
    return tests.length === 0 ? rest : { ...rest, Condition: conditionOf(tests) };
  });
}

const neverTest = { name: 'Bool', key: 'aws:PrincipalTag/never', values: 'true' };

/** The tests of a Condition element, the same objects whenever it is asked for. */
export function testsOf(condition) {
  const known = testsOfConditions.get(condition);
  if (known !== undefined) return known;
  const tests = Object.entries(condition).flatMap(([name, keys]) =>
    Object.entries(keys).map(([key, values]) => ({ ...partsOf(name), name, key, values })),
  );
  testsOfConditions.set(condition, tests);
  return tests;
}

/** A condition never changes, and every kind asks. */
const testsOfConditions = new WeakMap();

function partsOf(name) {
  const [, qualifier, base, ifExists] = /^(?:(\w+):)?(\w+?)(IfExists)?$/.exec(name);
  return { qualifier, base, ifExists: ifExists !== undefined };
}

/** An operator stands there once, and in it a key once, so that a rewritten test gets a key of its own. */
function conditionOf(tests) {
  const condition = {};
  for (const { name, key, values } of tests) {
    const known = condition[name]?.[key];
    if (known !== undefined && known !== values) throw new Error(`${name} of ${key} twice`);
    condition[name] = { ...condition[name], [key]: values };
  }
  return condition;
}

/** The values of a test, each through `change`; the test itself where none changes. */
export function mapValues(test, change) {
  const before = listOf(test.values);
  const after = before.flatMap((value) => change(value));
  if (after.length === before.length && after.every((value, index) => value === before[index])) return test;
  return { ...test, values: after };
}

/** The entries of Resource and NotResource, each through `change(entry, element)`. */
export function mapResources(one, change) {
  return mapStatements(one, (statement, place) => {
    let next = statement;
    for (const element of ['Resource', 'NotResource']) {
      if (statement[element] === undefined) continue;
      const before = listOf(statement[element]);
      const after = before
        .flatMap((entry) => change(entry, { ...place, element, statement }))
        .map((entry) => (/^(?:[^:]*:){5}$/.test(entry) ? noArn : entry));
      if (after.length === before.length && after.every((entry, index) => entry === before[index])) continue;
      next = { ...next, [element]: after };
    }
    return next;
  });
}

/** Principals of a Principal or NotPrincipal element, each through `change(type, value)`. */
export function mapPrincipals(one, change) {
  return mapStatements(one, (statement, place) => {
    let next = statement;
    for (const element of ['Principal', 'NotPrincipal']) {
      const principals = statement[element];
      if (typeof principals !== 'object') continue;
      const after = Object.fromEntries(
        Object.entries(principals).map(([type, values]) => {
          const before = listOf(values);
          const changed = before.flatMap((value) => change(type, value, { ...place, element, statement }));
          return [type, before.every((value, index) => value === changed[index]) ? values : changed];
        }),
      );
      if (Object.keys(after).every((type) => after[type] === principals[type])) continue;
      next = { ...next, [element]: after };
    }
    return next;
  });
}

/** The case without some of its layers. */
export function without(one, layers) {
  if (!layers.some((layer) => one.layers[layer] !== undefined)) return one;
  const left = Object.entries(one.layers).filter(([layer]) => !layers.includes(layer));
  return { ...one, layers: Object.fromEntries(left) };
}

/** Keys with lists of values that no random case uses. */
const spareListKeys = ['aws:VpceOrgPaths', 'aws:ResourceOrgPaths', 'aws:SourceOrgPaths'];

/**
 * `change(test, keyFor)` for every condition, as `mapTests` does it; `keyFor(value)` is a key that has this value in the
 * rewritten case, and that stands for no other key.
 */
export function mapTestsWithKeys(one, change) {
  const context = { ...one.context };
  const made = new Map();
  const spareKey = (value) => {
    if (Array.isArray(value)) return spareListKeys.find((key) => context[key] === undefined);
    const taken = Object.keys(context).filter((key) => key.startsWith(spareTag));
    return `${spareTag}${taken.length + 1}`;
  };
  const mapped = mapTests(one, (test, place) => {
    const keyFor = (value) => {
      const origin = JSON.stringify([test.key, value]);
      const key = made.get(origin) ?? spareKey(value);
      made.set(origin, key);
      context[key] = value;
      return key;
    };
    return change(test, keyFor, place);
  });
  return mapped === one ? one : { ...mapped, context };
}

const spareTag = 'aws:PrincipalTag/as-';

/** What no resource and no value of a key is. */
export const nothing = 'what-nothing-is-called';
export const noArn = 'arn:aws:iam::000000000000:user/what-nobody-is-called';

/** What makes a value literal where wildcards are read. */
export function escapeWildcards(text) {
  return text.replace(/[*?]/g, (wild) => `\${${wild}}`);
}
