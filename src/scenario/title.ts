import type { Case, Scenario, Suite } from './suite.js';

/** What people select by: `suite > scenario > case`. */
export function titleOf(suite: Suite, scenario: Scenario, one: Case): string {
  return `${suite.name} > ${scenario.name}${one.name === '' ? '' : ` > ${one.name}`}`;
}

/** The file is one of the run, the scenario's name one of the file, the case's one of the scenario. */
export function idOf(suite: Suite, scenario: Scenario, one: Case): string {
  return `${suite.file} > ${scenario.name}${one.name === '' ? '' : ` > ${one.name}`}`;
}
