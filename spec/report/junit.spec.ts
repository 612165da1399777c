import { describe, expect, it } from 'vitest';
import { reportJunit } from '../../src/report/junit.js';
import { someResults } from './results.js';
import { brokenRun, claimRun, emptyRun, manyRun, nastyRun, runOf, skippedRun } from './runs.js';

describe('the JUnit report', () => {
  it('has flat suites with counts, a failure, a skip and an error of a file', async () => {
    const text = reportJunit(await someResults());
    expect(text).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="policy-spec" tests="7" failures="1" errors="1">
        <testsuite name="Tokens &amp; &lt;others&gt;" file="scenarios/tokens.yaml" tests="6" failures="1" errors="0" skipped="1">
          <testcase classname="scenarios.tokens_yaml" name="twelve hours &quot;only&quot; &gt; durationSeconds=900" file="scenarios/tokens.yaml" line="5"/>
          <testcase classname="scenarios.tokens_yaml" name="twelve hours &quot;only&quot; &gt; durationSeconds=43200" file="scenarios/tokens.yaml" line="5"/>
          <testcase classname="scenarios.tokens_yaml" name="wrong &gt; durationSeconds=900" file="scenarios/tokens.yaml" line="8">
            <failure message="expected allow, decided by sts, in layer identity; got implicit-deny, decided by no statement, in layer identity" type="wrong-outcome">scenarios/tokens.yaml:8
      expected allow, decided by sts, in layer identity; got implicit-deny, decided by no statement, in layer identity

      implicit-deny: sts:GetServiceBearerToken on *
        Allow statement #1 "sts" of identity policy token (token.json:9) does not apply:
          sts:DurationSeconds is 900, must be 43200

      token.json:16
         9 |     {
        .. |
        14 |       "Condition": {
        15 |         "NumericEquals": {
      &gt; 16 |           "sts:DurationSeconds": 43200
           |                                  ^

      It would be allowed with durationSeconds 43200
      or if token.json:16 were changed:
        - "sts:DurationSeconds": 43200
        + "sts:DurationSeconds": [43200, 900]</failure>
          </testcase>
          <testcase classname="scenarios.tokens_yaml" name="wrong &gt; durationSeconds=43200" file="scenarios/tokens.yaml" line="8"/>
          <testcase classname="scenarios.tokens_yaml" name="not yet" file="scenarios/tokens.yaml" line="12">
            <skipped message="waits for &lt;review&gt;"/>
          </testcase>
          <testcase classname="scenarios.tokens_yaml" name="noted" file="scenarios/tokens.yaml" line="16">
            <system-out>note: no statement reads the context key aws:Typo</system-out>
          </testcase>
        </testsuite>
        <testsuite name="scenarios/broken.yaml (errors)" file="scenarios/broken.yaml" tests="1" failures="0" errors="1" skipped="0">
          <testcase classname="scenarios.broken_yaml" name="error 1: unknown-word at scenarios/broken.yaml:5:13" file="scenarios/broken.yaml" line="5">
            <error message="&quot;expect&quot; cannot be &quot;alow&quot;: did you mean allow?; it is one of allow, deny, explicit-deny, implicit-deny, invalid-request" type="unknown-word">scenarios/broken.yaml:5:13 error: "expect" cannot be "alow": did you mean allow?; it is one of allow, deny, explicit-deny, implicit-deny, invalid-request
        3 |   - name: a
        4 |     action: s3:GetObject
      &gt; 5 |     expect: alow
          |             ^</error>
          </testcase>
        </testsuite>
      </testsuites>
      "
    `);
  });

  it('gives every case a classname and name of its own, also where titles are equal', async () => {
    const run = await manyRun(2);
    const text = reportJunit({ ...run, cases: [...run.cases, ...run.cases, ...run.cases] });
    expect(namesOf(text)).toEqual([
      'a_policy_yaml wrong 0',
      'a_policy_yaml right 0',
      'a_policy_yaml wrong 0 (2)',
      'a_policy_yaml right 0 (2)',
      'a_policy_yaml wrong 0 (3)',
      'a_policy_yaml right 0 (3)',
    ]);
    for (const one of [await someResults(), await nastyRun(), await brokenRun(), await claimRun()]) {
      const names = namesOf(reportJunit(one));
      expect(names).toHaveLength(one.cases.length + one.errors.length);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('lets Jenkins see folders as packages, and no dot of a file as one', async () => {
    const text = `policies: two.json\nscenarios:\n  - { name: a.b, action: s3:GetObject, resource: "*", expect: allow }\n`;
    for (const [file, classname] of [
      ['scenarios/x/token.policy.yaml', 'scenarios.x.token_policy_yaml'],
      ['../token.yaml', '__.token_yaml'],
      ['/tmp/token.yaml', 'tmp.token_yaml'],
    ] as const) {
      const xml = reportJunit(await runOf(text, { file }));
      expect(xml).toContain(`<testcase classname="${classname}" name="a.b" file="${file}" line="3"`);
    }
  });

  it('keeps suites of one name apart', async () => {
    const text =
      'suite: S\npolicies: two.json\nscenarios:\n  - { name: a, action: s3:GetObject, resource: "*", expect: allow }\n';
    const [one, other] = [await runOf(text, { file: 'a.yaml' }), await runOf(text, { file: 'b.yaml' })];
    const xml = reportJunit({ ...one, cases: [...one.cases, ...other.cases] });
    expect(
      [...xml.matchAll(/<testsuite name="([^"]*)" file="([^"]*)"/g)].map(([, ...found]) => found),
    ).toEqual([
      ['S', 'a.yaml'],
      ['S (2)', 'b.yaml'],
    ]);
  });

  it('says what kind of failure it is, and shows what the pretty report shows of it', async () => {
    expect(reportJunit(await someResults(true))).toMatch(
      /<failure message="allow, as expected, but 1 note: [^>]* type="note">/,
    );
    const claims = reportJunit(await claimRun());
    expect(claims).toMatch(
      /type="claim-refuted">claims\.yaml:5\n(?:.*\n)*- name: nobody deletes \(counterexample\)\n/,
    );
    expect(reportJunit(await claimRun(0))).toContain('type="claim-undecided"');
  });

  it.each([
    ['nasty names', nastyRun()],
    ['notes that fail', nastyRun({ strict: true })],
    ['only errors', brokenRun()],
    ['only skipped', skippedRun()],
    ['claims', claimRun()],
    ['nothing', emptyRun],
    ['something of everything', someResults()],
  ])('is well-formed, and its counts are true, of %s', async (_, given) => {
    const run = await given;
    const xml = reportJunit(run);
    expect(xml).not.toMatch(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u);
    const elements = elementsOf(xml);
    const count = (name: string): number => elements.filter((one) => one === name).length;
    const stated = (name: string): number =>
      [...xml.matchAll(new RegExp(`<testsuite [^>]* ${name}="(\\d+)"`, 'g'))].reduce(
        (sum, [, number]) => sum + Number(number),
        0,
      );
    expect(count('testcase')).toBe(run.cases.length + run.errors.length);
    expect([stated('tests'), stated('failures'), stated('errors'), stated('skipped')]).toEqual([
      count('testcase'),
      count('failure'),
      count('error'),
      count('skipped'),
    ]);
    expect(xml).toContain(
      `<testsuites name="policy-spec" tests="${count('testcase')}" failures="${count('failure')}" errors="${count('error')}">`,
    );
  });

  it('writes each line break as one', async () => {
    const error = { severity: 'error', code: 'c', message: 'a\r\nb\rc' } as const;
    const xml = reportJunit({ ...emptyRun, errors: [error] });
    expect(xml).toContain('message="a&#10;b&#10;c"');
  });

  it('is the same each time, also of thousands', async () => {
    expect(reportJunit(await manyRun(2000))).toBe(reportJunit(await manyRun(2000)));
  });
});

function namesOf(xml: string): readonly string[] {
  return [...xml.matchAll(/<testcase classname="([^"]*)" name="([^"]*)"/g)].map(
    ([, classname, name]) => `${classname} ${name}`,
  );
}

/** A strict little reader of XML: the names of the elements, if all of it is well-formed. */
function elementsOf(xml: string): readonly string[] {
  const names: string[] = [];
  const open: string[] = [];
  let rest = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  while (rest !== '') {
    const text = /^[^<&]+|^&(?:amp|lt|gt|quot|#\d+);/.exec(rest)?.[0];
    const tag = /^<(\/?)([a-z-]+)((?: [a-z]+="(?:[^"<&]|&(?:amp|lt|gt|quot|#\d+);)*")*)(\/?)>/.exec(rest);
    if (text === undefined && tag === null) throw new Error(`not well-formed: ${rest.slice(0, 80)}`);
    if (tag !== null) {
      const [, closing, name = '', , empty] = tag;
      if (closing === '/' && open.pop() !== name) throw new Error(`closes ${name}`);
      if (closing === '') names.push(name);
      if (closing === '' && empty === '') open.push(name);
    }
    rest = rest.slice((text ?? tag?.[0] ?? '').length);
  }
  if (open.length > 0) throw new Error(`open: ${open}`);
  return names;
}
