import { factsOf, listOf } from './case.js';
import { testsOf } from './rewrite.js';

/** Whether a Principal element has this entry among its AWS principals. */
export function isNamed(element, entry) {
  return element === '*' ? entry === '*' : listOf(element?.AWS ?? []).includes(entry);
}

/** Whether a condition asks which principal the caller is, of a caller who has an ARN. */
export function asksPrincipalArn(condition, one) {
  if (condition === undefined || !factsOf(one).has('aws:principalarn')) return false;
  return testsOf(condition).some(
    ({ key, base }) => key.toLowerCase() === 'aws:principalarn' && !/Not|^Null$/.test(base),
  );
}
