import {
  type Answer,
  evaluate,
  type Layers,
  type PolicySet,
  type PolicyStatement,
  policySet,
  proveNoMoreThan,
  type Refuted,
  type Request,
  type Subject,
  type Undecided,
} from '../../../src/index.js';

export type Condition = NonNullable<PolicyStatement['Condition']>;
export type Part = Partial<PolicyStatement>;

/** An Allow of everything, but for what is said. */
export function allow(part: Part = {}): PolicyStatement {
  const action = part.NotAction === undefined ? { Action: '*' } : {};
  const resource = part.NotResource === undefined ? { Resource: '*' } : {};
  return { Effect: 'Allow', ...action, ...resource, ...part };
}

/** A Deny of everything, but for what is said. */
export function deny(part: Part = {}): PolicyStatement {
  return { ...allow(part), Effect: 'Deny' };
}

export function document(...statements: readonly PolicyStatement[]) {
  return { Version: '2012-10-17', Statement: statements };
}

/** The identity policy of these statements. */
export function identity(...statements: readonly PolicyStatement[]): PolicySet {
  return policySet({ identity: document(...statements) });
}

/** An identity policy that allows everything under a condition. */
export function when(condition: Condition): PolicySet {
  return identity(allow({ Condition: condition }));
}

/** Everything allowed by identity policies, with other layers beside them. */
export function beside(layers: Layers): PolicySet {
  return policySet({ identity: document(allow()), ...layers });
}

/** The refutation, of which `evaluate` says the same as the answer. */
export function refutation(answer: Answer): Refuted {
  if (answer.answer !== 'refuted')
    throw new Error(answer.answer === 'proved' ? 'proved' : `undecided: ${answer.reason}`);
  return answer;
}

export function counterexample(answer: Answer): Request {
  return refutation(answer).request;
}

export function openQuestion(answer: Answer): Undecided {
  if (answer.answer !== 'undecided') throw new Error(answer.answer);
  return answer;
}

export function outcome(subject: Subject, request: Request): string {
  return evaluate(subject, request).outcome;
}

/** A request that the one allows and the other does not, as `evaluate` says it itself; undefined where there is none. */
export function allowedBeyond(subject: Subject, other: Subject): Request | undefined {
  const answer = proveNoMoreThan(subject, other);
  if (answer.answer === 'proved') return undefined;
  const request = counterexample(answer);
  const outcomes = [outcome(subject, request), outcome(other, request)];
  if (outcomes[0] !== 'allow' || outcomes[1] === 'allow') throw new Error(`no counterexample: ${outcomes}`);
  return request;
}
