import { describe, expect, it } from 'vitest';
import { reportJunit } from '../../src/report/junit.js';
import { runSuites } from '../../src/scenario/run-suites.js';
import { parseGood } from '../scenario/parse-text.js';
import { someResults } from './results.js';

describe('the JUnit report', () => {
  it('has flat suites with counts, a failure, a skip and an error of a file', async () => {
    const text = reportJunit(await someResults());
    expect(text).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="policy-spec" tests="7" failures="1" errors="1" skipped="1">
        <testsuite name="Tokens &amp; &lt;others&gt;" file="scenarios/tokens.yaml" tests="6" failures="1" errors="0" skipped="1">
          <testcase classname="scenarios/tokens.yaml" name="twelve hours &quot;only&quot; &gt; durationSeconds=900" file="scenarios/tokens.yaml" line="5"/>
          <testcase classname="scenarios/tokens.yaml" name="twelve hours &quot;only&quot; &gt; durationSeconds=43200" file="scenarios/tokens.yaml" line="5"/>
          <testcase classname="scenarios/tokens.yaml" name="wrong &gt; durationSeconds=900" file="scenarios/tokens.yaml" line="8">
            <failure message="expected allow, decided by sts, in layer identity; got implicit-deny, decided by no statement, in layer identity" type="expectation">scenarios/tokens.yaml:8
      expected allow, decided by sts, in layer identity; got implicit-deny, decided by no statement, in layer identity
      implicit-deny: sts:GetServiceBearerToken on *
        Allow statement #1 "sts" of identity policy token (token.json:9) does not apply:
          sts:DurationSeconds is 900, must be 43200</failure>
          </testcase>
          <testcase classname="scenarios/tokens.yaml" name="wrong &gt; durationSeconds=43200" file="scenarios/tokens.yaml" line="8"/>
          <testcase classname="scenarios/tokens.yaml" name="not yet" file="scenarios/tokens.yaml" line="12">
            <skipped message="waits for &lt;review&gt;"/>
          </testcase>
          <testcase classname="scenarios/tokens.yaml" name="noted" file="scenarios/tokens.yaml" line="16">
            <system-out>note: no statement reads the context key aws:Typo</system-out>
          </testcase>
        </testsuite>
        <testsuite name="scenarios/broken.yaml (errors)" file="scenarios/broken.yaml" tests="1" failures="0" errors="1" skipped="0">
          <testcase classname="scenarios/broken.yaml" name="error 1: unknown-word at scenarios/broken.yaml:5:13" file="scenarios/broken.yaml" line="5">
            <error message="&quot;expect&quot; cannot be &quot;alow&quot;: did you mean allow?; it is one of allow, deny, explicit-deny, implicit-deny, invalid-request" type="unknown-word">scenarios/broken.yaml:5:13
      "expect" cannot be "alow": did you mean allow?; it is one of allow, deny, explicit-deny, implicit-deny, invalid-request</error>
          </testcase>
        </testsuite>
      </testsuites>
      "
    `);
  });

  it('gives every case a classname and name of its own', async () => {
    const text = reportJunit(await someResults());
    const names = [...text.matchAll(/<testcase classname="([^"]*)" name="([^"]*)"/g)].map(
      ([, classname, name]) => `${classname} ${name}`,
    );
    expect(names).toHaveLength(7);
    expect(new Set(names).size).toBe(7);
  });

  it('is well-formed, whatever stands in names', async () => {
    const name = 'a\\uFFFE\\uD800 <b> & "c" \\\'d\\\' ]]> e'.replaceAll("\\'", "'");
    const suite = await parseGood(
      `policies: token.json\nscenarios:\n  - name: "${name.replaceAll('"', '\\"')}"\n    action: s3:GetObject\n    context: { aws:A: "\\0\\e[31m" }\n    expect: allow\n`,
    );
    const text = reportJunit({
      files: 1,
      cases: runSuites([suite]).cases,
      errors: [],
      warnings: [],
      unselected: 0,
    });
    expect(text).not.toMatch(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD]/u);
    expect(text).toContain('&lt;b&gt; &amp; &quot;c&quot;');
    expect(elementsOf(text)).toEqual(['testsuites', 'testsuite', 'testcase', 'failure', 'system-out']);
  });
});

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
