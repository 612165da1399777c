import { describeProblem, type Problem } from '../../src/api/problem.js';
import {
  type ContextScalar,
  evaluate,
  type Outcome,
  type PolicyDocument,
  PolicyError,
  type PolicyStatement,
  parsePolicy,
  policySet,
  type Request,
  RequestError,
} from '../../src/index.js';

const object = 'arn:aws:s3:::bucket/key';

/** A policy of one statement, which allows `s3:GetObject` on everything where nothing else is said. */
export function policyOf(statement: Partial<PolicyStatement>, version = '2012-10-17'): PolicyDocument {
  const action = statement.NotAction === undefined ? { Action: 's3:GetObject' } : {};
  const resource = statement.NotResource === undefined ? { Resource: '*' } : {};
  return { Version: version, Statement: [{ Effect: 'Allow', ...action, ...resource, ...statement }] };
}

export type Context = { readonly [key: string]: ContextScalar | readonly ContextScalar[] };

/** Whether a condition holds: of a statement that has this one condition, whether it applies. */
export function holds(
  operator: string,
  values: unknown,
  given: Context[string] | undefined,
  context: Context = {},
): boolean {
  const condition = { [operator]: { 'test:key': values as string } };
  return (
    outcome(
      { Condition: condition },
      { context: given === undefined ? context : { 'test:key': given, ...context } },
    ) === 'allow'
  );
}

/** The outcome of one request, of s3:GetObject where nothing else is said, under a policy of one statement. */
export function outcome(
  statement: Partial<PolicyStatement>,
  request: Partial<Request> = {},
  version?: string,
): Outcome {
  return evaluate(policyOf(statement, version), { action: 's3:GetObject', resource: object, ...request })
    .outcome;
}

/** Errors and warnings of a policy, each as `code at place: message`; `refused` in front where it is no policy of the layer identity. */
export function problemsOf(policy: string | object): string[] {
  const warnings = (problems: readonly Problem[]) =>
    problems.map((problem) => `${problem.severity} ${problem.code} ${describeProblem(problem)}`);
  try {
    const parsed = parsePolicy(policy as PolicyDocument);
    policySet({ identity: parsed });
    return warnings(parsed.problems);
  } catch (error) {
    if (error instanceof PolicyError) return warnings(error.diagnostics);
    throw error;
  }
}

/** What is wrong with a request, each as `code place: message`. */
export function faultsOf(request: unknown): string[] {
  try {
    evaluate(policyOf({}), request as Request);
  } catch (error) {
    if (error instanceof RequestError)
      return error.diagnostics.map((problem) => `${problem.code} ${describeProblem(problem)}`);
    throw error;
  }
  return [];
}
