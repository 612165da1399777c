import type { LayerName, PolicyStatement } from '../../../src/index.js';
import type { Case } from './cases.js';
import type { Census } from './census.js';

/** Counts what stands in the policies of a case: a test that never asks something proves nothing of it. */
export function survey({ service, before, after }: Case, census: Census): void {
  census.count(`service ${service.name}`);
  for (const data of [before, after]) {
    for (const [layer, levels] of Object.entries(data)) {
      if (levels === undefined) continue;
      census.count(`layer ${layer as LayerName}`);
      for (const { Statement } of levels.flat())
        for (const one of [Statement].flat()) surveyStatement(one, census);
    }
  }
}

function surveyStatement(statement: PolicyStatement, census: Census): void {
  for (const element of Object.keys(statement)) census.count(`element ${element}`);
  census.count(`effect ${statement.Effect}`);
  for (const [operator, keys] of Object.entries(statement.Condition ?? {})) {
    const [, qualifier, base, suffix] = /^(?:(\w+):)?(.*?)(IfExists)?$/.exec(operator) ?? [];
    census.count(`operator ${base}`);
    if (qualifier !== undefined) census.count(`qualifier ${qualifier}`);
    if (suffix !== undefined) census.count(`suffix ${suffix}`);
    for (const key of Object.keys(keys as object)) census.count(`key ${key}`);
  }
  const principal = JSON.stringify(statement.Principal ?? statement.NotPrincipal ?? '');
  for (const form of [
    ':user/',
    ':role/',
    ':assumed-role/',
    ':federated-user/',
    ':root',
    '"AROA',
    '"AIDA',
    'Service',
    'Federated',
  ])
    if (principal.includes(form)) census.count(`principal ${form}`);
  if (/"\d{12}"/.test(principal)) census.count('principal account');
  if (principal.includes('"*"')) census.count('principal *');
  const rest = JSON.stringify(statement);
  if (rest.includes('${')) census.count('variable');
  if (/\$\{[\w:/]+, *'/.test(rest)) census.count('variable with a default');
}
