interface Test {
  readonly title: string;
  readonly code: string;
  /** What it says when it fails, up to the trace; without, it passes. */
  readonly says?: string | RegExp;
}

/** The same tests for every runner. What is broken fails under `.not` as well. */
export const tests: readonly Test[] = [
  {
    title: 'takes whatever is a policy',
    code: `for (const subject of [document, parsePolicy(JSON.stringify(document)), policySet({ identity: document })]) {
    expect(subject).toAllow(get);
    expect(subject).not.toAllow(put);
    expect(subject).toImplicitlyDeny(put);
    expect(subject).toDecide(get, { outcome: 'allow', decidedBy: ['Read'] });
    expect(subject).toNeverAllow({ action: 's3:Put*' });
    expect(subject).toBeEquivalentTo(document);
  }`,
  },
  {
    title: 'works inside of other matchers',
    code: `expect({ document }).toEqual({ document: expect.toAllow(get) });
  expect({ document }).toEqual({ document: expect.not.toAllow(put) });
  expect({ document }).not.toEqual({ document: expect.toAllow(put) });`,
  },
  {
    title: 'works on promises',
    code: 'return expect(Promise.resolve(document)).resolves.toAllow(get);',
  },
  {
    title: 'says why nothing is allowed',
    code: 'expect(document).toAllow(put);',
    says: `expected the decision to be allow, but it is implicit-deny

implicit-deny: s3:PutObject on *
  no statement names s3:PutObject
note: no statement names s3:PutObject, so a misspelt action would be denied as well`,
  },
  {
    title: 'says what allows, under not',
    code: 'expect(document).not.toAllow(get);',
    says: `expected the decision not to be allow, but it is allow

allow: s3:GetObject on *
  Allow statement #0 "Read" of identity policy inline applies`,
  },
  {
    title: 'shows a counterexample',
    code: "expect(document).toNeverAllow({ action: 's3:*' });",
    says: `expected the policies to never allow {action: s3:*}, but they allow a request that fits

  - name: counterexample
    action: s3:GetObject
    expect: deny

  the policies: allow by Read (identity)`,
  },
  {
    title: 'refuses a broken policy under not',
    code: 'expect(broken).not.toAllow(get);',
    says: 'PolicyError: the policy cannot be used: Statement[0].Effect: Effect must be "Allow" or "Deny", in exactly this case, not "deny"; did you mean Deny?',
  },
  {
    title: 'refuses a broken policy inside of other matchers',
    code: 'expect({ broken }).not.toEqual({ broken: expect.toAllow(get) });',
    says: /^PolicyError: the policy cannot be used: Statement\[0\]\.Effect/,
  },
  {
    title: 'refuses a senseless expectation under not',
    code: 'expect(document).not.toDecide(get, word);',
    says: /^ExpectationError: the expectation cannot be used: .*"alow"/,
  },
  {
    title: 'refuses a malformed request under not',
    code: "expect(document).not.toAllow({ action: 's3' });",
    says: /^RequestError: the request is malformed: /,
  },
];

/** A test file: the imports of its runner, and then the tests. */
export function testFile(imports: string): string {
  return `${imports}
const get = { action: 's3:GetObject' };
const put = { action: 's3:PutObject' };
const document = { Version: '2012-10-17', Statement: [{ Sid: 'Read', Effect: 'Allow', Action: 's3:Get*', Resource: '*' }] };
const broken = { Version: '2012-10-17', Statement: [{ Effect: 'deny', Action: '*', Resource: '*' }] };
const word = JSON.parse('"alow"');
${tests.map(({ title, code }) => `test('${title}', () => {\n  ${code}\n});\n`).join('')}`;
}

/** What they come to: by title, the message of what failed. */
export const expected: Readonly<Record<string, unknown>> = Object.fromEntries(
  tests.map(({ title, says }) => [title, says ?? 'passed']),
);

interface JsonReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly title: string;
      readonly status: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

/** Vitest and Jest write the same JSON: of each file the results by title, or why it did not run. */
export function resultsOf(report: string): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
  const { testResults } = JSON.parse(report) as JsonReport;
  return new Map(
    testResults.map(({ name, message, assertionResults }) => [
      name,
      assertionResults.length === 0
        ? { message }
        : Object.fromEntries(
            assertionResults.map(({ title, status, failureMessages }) => [
              title,
              said(title, status === 'passed' ? undefined : (failureMessages?.[0] ?? status)),
            ]),
          ),
    ]),
  );
}

/** The pattern instead of the message, where it fits: one comparison then shows everything that is otherwise. */
export function said(title: string, message: string | undefined): unknown {
  if (message === undefined) return 'passed';
  const text = message.replace(/\n\s+at [\s\S]*$/, '').replace(/^(?:Assertion)?Error: /, '');
  const { says } = tests.find((test) => test.title === title) ?? {};
  return says instanceof RegExp && says.test(text) ? says : text;
}
