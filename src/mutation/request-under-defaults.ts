import { outcomeDifference } from '../api/analysis/outcome-difference.js';
import type { PolicySet } from '../api/policy-set.js';
import type { RequestLevel } from '../scenario/request-level.js';
import type { RequestPattern } from '../service/analyze/pattern.js';
import { readPattern } from '../service/analyze/read-pattern.js';
import { Faults } from '../service/faults.js';
import type { Request } from '../service/request.js';

/** What a scenario cannot take back once the file has said it. */
const lasting = ['principal', 'durationSeconds', 'resourceAccount', 'managementAccount', 'now'] as const;

/** A request that has another outcome with the change, and what the defaults of a file say of every request. */
export function requestUnderDefaults(
  { fields, dimensions }: RequestLevel,
  set: PolicySet,
  changed: PolicySet,
): Request | undefined {
  const pattern = Object.fromEntries(
    lasting.flatMap((field) => {
      const value = fields.get(field) ?? dimensions.get(field)?.values[0]?.value;
      return value === undefined ? [] : [[field, value] as const];
    }),
  ) as RequestPattern;
  const question = readPattern(pattern, new Faults());
  const found = question && outcomeDifference(set, changed, {}, question);
  return found?.answer === 'different' ? found.request : undefined;
}
