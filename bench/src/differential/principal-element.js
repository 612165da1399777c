import { factsOf, listOf } from './case.js';
import { matches } from './glob.js';
import { testsOf } from './rewrite.js';

/** Whether a Principal element has this entry among its AWS principals. */
export function isNamed(element, entry) {
  return element === '*' ? entry === '*' : listOf(element?.AWS ?? []).includes(entry);
}

/** Whether a condition asks which principal the caller is, of a caller who has an ARN: not one that everyone passes, nor by IfExists or a set operator. */
export function asksPrincipalArn(condition, one) {
  if (condition === undefined || !factsOf(one).has('aws:principalarn')) return false;
  return testsOf(condition).some(
    ({ key, base, qualifier, ifExists, values }) =>
      qualifier === undefined &&
      !ifExists &&
      key.toLowerCase() === 'aws:principalarn' &&
      !/Not|^Null$/.test(base) &&
      !listOf(values).some((value) => /\$\{[^*?$]/.test(value) || matches(String(value), nobody)),
  );
}

const nobody = 'arn:aws:iam::000000000000:user/nobody';
