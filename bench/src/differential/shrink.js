import { levelledLayers, listOf } from './case.js';

/**
 * A smaller case for which `holds(case)` is still true: without layers, levels, policies, statements, conditions, values
 * and keys of the context that are not needed for it.
 */
export async function shrink(one, holds) {
  let smallest = one;
  for (let found = true; found; ) {
    found = false;
    for (const candidate of smaller(smallest)) {
      if (!(await holds(candidate))) continue;
      smallest = candidate;
      found = true;
      break;
    }
  }
  return smallest;
}

function* smaller(one) {
  yield* smallerLayers(one);
  for (const [layer, policies] of Object.entries(one.layers)) {
    const put = (next) => ({ ...one, layers: { ...one.layers, [layer]: next } });
    if (levelledLayers.has(layer)) {
      for (const [index, level] of policies.entries()) {
        for (const next of smallerLists(level, smallerPolicies)) {
          if (next.length > 0 || layer === 'rcp') yield put(policies.with(index, next));
        }
      }
    } else for (const next of smallerLists(policies, smallerPolicies)) if (next.length > 0) yield put(next);
  }
  for (const key of Object.keys(one.context)) {
    if (one.principal.given?.[key] !== undefined) continue;
    const { [key]: _, ...context } = one.context;
    yield { ...one, context };
  }
  for (const field of ['now', 'managementAccount']) {
    if (one[field] === undefined) continue;
    const { [field]: _, ...rest } = one;
    yield rest;
  }
}

function* smallerLayers(one) {
  for (const layer of Object.keys(one.layers)) {
    const { [layer]: policies, ...rest } = one.layers;
    yield { ...one, layers: rest };
    if (levelledLayers.has(layer) && policies.length > 1) {
      for (const index of policies.keys()) {
        yield { ...one, layers: { ...one.layers, [layer]: policies.toSpliced(index, 1) } };
      }
    }
  }
}

/** The list without one of its members, or with one of them smaller. */
function* smallerLists(list, smallerMember) {
  for (const index of list.keys()) yield list.toSpliced(index, 1);
  for (const [index, member] of list.entries()) {
    for (const next of smallerMember(member)) yield list.with(index, next);
  }
}

function* smallerPolicies(policy) {
  for (const next of smallerLists(listOf(policy.Statement), smallerStatements)) {
    if (next.length > 0) yield { ...policy, Statement: next };
  }
}

function* smallerStatements(statement) {
  if (statement.Condition !== undefined) {
    const { Condition, ...rest } = statement;
    yield rest;
    for (const next of smallerConditions(Condition)) yield { ...rest, Condition: next };
  }
  for (const element of ['Action', 'NotAction', 'Resource', 'NotResource']) {
    if (Array.isArray(statement[element])) yield* smallerValues(statement, element, statement[element]);
  }
  for (const element of ['Principal', 'NotPrincipal']) {
    const principals = statement[element];
    if (typeof principals !== 'object') continue;
    for (const [type, values] of Object.entries(principals)) {
      if (!Array.isArray(values)) continue;
      for (const { [type]: next } of smallerValues(principals, type, values)) {
        yield { ...statement, [element]: { ...principals, [type]: next } };
      }
    }
  }
}

function* smallerConditions(condition) {
  for (const [operator, keys] of Object.entries(condition)) {
    const { [operator]: _, ...rest } = condition;
    if (Object.keys(rest).length > 0) yield rest;
    for (const [key, values] of Object.entries(keys)) {
      const { [key]: __, ...others } = keys;
      if (Object.keys(others).length > 0) yield { ...condition, [operator]: others };
      if (!Array.isArray(values)) continue;
      for (const next of smallerValues(keys, key, values)) yield { ...condition, [operator]: next };
    }
  }
}

function* smallerValues(owner, name, values) {
  if (values.length === 1) yield { ...owner, [name]: values[0] };
  else for (const index of values.keys()) yield { ...owner, [name]: values.toSpliced(index, 1) };
}
