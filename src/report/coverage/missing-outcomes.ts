import type { OutcomeCoverage, PolicyCoverage, StatementCoverage } from '../../api/coverage/coverage.js';

/** An outcome with its place and name. */
export interface NamedOutcome {
  readonly policy: PolicyCoverage;
  readonly statement: StatementCoverage;
  readonly line: number | undefined;
  /** `DenyOutsideOrg: StringEquals aws:PrincipalOrgID absent` */
  readonly name: string;
  readonly outcome: OutcomeCoverage;
}

export const outcomeWords = {
  matching: 'matching',
  notMatching: 'not matching',
  true: 'true',
  false: 'false',
  absent: 'absent',
} as const;

type Word = keyof typeof outcomeWords;

/** Its Sid, or its number. */
export function nameOfStatement({ sid, index }: StatementCoverage): string {
  return sid ?? `#${index}`;
}

/** Every outcome of the policies, in the order of the text. */
export function namedOutcomes(policies: readonly PolicyCoverage[]): readonly NamedOutcome[] {
  return policies.flatMap((policy) =>
    policy.statements.flatMap((statement) => {
      const name = nameOfStatement(statement);
      const named = (outcomes: object, line: number | undefined, subject: string): NamedOutcome[] =>
        Object.entries(outcomes).map(([word, outcome]: [string, OutcomeCoverage]) => ({
          policy,
          statement,
          line,
          name: `${subject} ${outcomeWords[word as Word]}`,
          outcome,
        }));
      return [
        ...named(statement.outcomes, statement.place?.line, name),
        ...statement.conditions.flatMap(({ outcomes, place, operator, key }) =>
          named(outcomes, place?.line, `${name}: ${operator} ${key}`),
        ),
      ];
    }),
  );
}
