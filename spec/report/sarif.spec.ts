import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { reportSarif } from '../../src/report/sarif.js';
import type { RunResult } from '../../src/scenario/result.js';
import { someResults } from './results.js';
import { brokenRun, claimRun, emptyRun, manyRun, nastyNames, nastyRun, runOf, skippedRun } from './runs.js';

const validate = schemaOf('schemas/sarif-2.1.0.json');

describe('the SARIF report', () => {
  it('has failures on their scenario, with the policy beside, then notes', async () => {
    const { results } = read(await someResults());
    expect(results.map(({ ruleId, level }) => `${ruleId} ${level}`)).toEqual([
      'unknown-word error',
      'wrong-outcome error',
      'note note',
    ]);
    expect(results[1]).toMatchObject({
      message: {
        text: expect.stringMatching(
          /^wrong > durationSeconds=900: expected allow, .*\n(?:.*\n)*It would be allowed with durationSeconds 43200\n/,
        ),
      },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'scenarios/tokens.yaml', uriBaseId: '%SRCROOT%' },
            region: { startLine: 8, startColumn: 5 },
          },
          logicalLocations: [{ fullyQualifiedName: 'scenarios/tokens.yaml > wrong > durationSeconds=900' }],
        },
      ],
      relatedLocations: [
        {
          id: 1,
          physicalLocation: { artifactLocation: { uri: 'token.json' }, region: { startLine: 16 } },
          message: { text: 'Nearest is sts of identity policy token (token.json:9)' },
        },
      ],
    });
    expect(results[2]?.message.text).toBe('noted: no statement reads the context key aws:Typo');
  });

  it('names who decided, and tells a wrong outcome from wrong deciders', async () => {
    const { results } = read(
      await runOf(
        `policies: two.json
scenarios:
  - { name: denied, action: s3:GetObject, resource: "arn:aws:s3:::secret/1", expect: allow }
  - { name: by another, action: s3:GetObject, resource: "arn:aws:s3:::a/1", expect: { outcome: allow, decidedBy: [Read] } }
`,
      ),
    );
    expect(results).toHaveLength(1);
    expect(results[0]).toMatchObject({
      ruleId: 'wrong-outcome',
      relatedLocations: [{ message: { text: 'Decided by two#1 of identity policy two (two.json:1)' } }],
    });
    const other = read(
      await runOf(
        `policies: [two.json, full.json]
scenarios:
  - { name: by another, action: s3:GetObject, resource: "arn:aws:s3:::a/1", expect: { outcome: allow, decidedBy: [Read] } }
`,
      ),
    );
    expect(other.results.map(({ ruleId }) => ruleId)).toEqual(['wrong-deciders']);
    expect(other.results[0]?.relatedLocations).toHaveLength(2);
  });

  it('makes errors of the notes that fail a case', async () => {
    const { results } = read(await someResults(true));
    expect(results.map(({ ruleId, level }) => `${ruleId} ${level}`)).toContain('note error');
    expect(results).toHaveLength(3);
  });

  it('tells a claim that is refuted from one that is undecided', async () => {
    expect(read(await claimRun()).results.map(({ ruleId }) => ruleId)).toEqual([
      'claim-refuted',
      'claim-refuted',
      'claim-refuted',
    ]);
    expect(new Set(read(await claimRun(0)).results.map(({ ruleId }) => ruleId))).toEqual(
      new Set(['claim-undecided']),
    );
  });

  it('is valid whatever stands in names, and its places are relative URIs', async () => {
    const run = await nastyRun();
    const { results } = read(run);
    expect(results).toHaveLength(run.cases.length + run.errors.length + nastyNames.length);
    for (const { locations } of results) {
      const { uri } = locations[0]?.physicalLocation.artifactLocation ?? { uri: '' };
      expect(uri).toBe('a%20b/%C3%BC%2C%3A%25%23%3F%5Bx%5D.policy.yaml');
    }
    expect(results.some(({ message }) => message.text.includes(']('))).toBe(false);
    for (const { message } of results) expect(message.text).not.toMatch(/[^\n\t\P{Cc}]|[\u2028\u202e]/u);
  });

  it('gives the whole way of a file outside of the folder', () => {
    const uris = ['/tmp/a b.yaml', 'C:/a.yaml', '../a.yaml'].map((file) => {
      const error = { severity: 'error', code: 'c', message: 'm', file } as const;
      return read({ ...emptyRun, errors: [error] }).results[0]?.locations[0]?.physicalLocation
        .artifactLocation;
    });
    expect(uris).toEqual([
      { uri: 'file:///tmp/a%20b.yaml' },
      { uri: 'file:///C%3A/a.yaml' },
      { uri: '../a.yaml', uriBaseId: '%SRCROOT%' },
    ]);
  });

  it('knows a finding again when lines have moved, and has no two of one name', async () => {
    const scenario = (name: string): string =>
      `  - { name: ${name}, action: s3:GetObject, resource: "arn:aws:s3:::a/1", expect: deny }\n`;
    const head = 'policies: two.json\nscenarios:\n';
    const before = read(await runOf(`${head}${scenario('one')}${scenario('two')}`)).results;
    const after = read(await runOf(`# new\n\n${head}${scenario('two')}${scenario('one')}`)).results;
    const prints = before.map(({ partialFingerprints }) => partialFingerprints);
    expect(after.map(({ partialFingerprints }) => partialFingerprints)).toEqual([...prints].reverse());
    const all = [...read(await brokenRun()).results, ...read(await manyRun(4000)).results];
    expect(new Set(all.map(({ partialFingerprints }) => JSON.stringify(partialFingerprints))).size).toBe(
      all.length,
    );
    expect(all).toHaveLength(2003);
  });

  it('leaves out notes before failures, and says so', async () => {
    const [noted] = (await someResults()).cases.slice(-1);
    const { cases } = await manyRun(2);
    const notes = Array.from({ length: 25_000 }, () => noted as RunResult['cases'][number]);
    const { results, invocations } = read({ ...emptyRun, cases: [...notes, ...cases] });
    expect(results).toHaveLength(25_000);
    expect(results[0]?.ruleId).toBe('wrong-outcome');
    expect(invocations[0]?.toolExecutionNotifications).toMatchObject([
      { level: 'warning', message: { text: expect.stringMatching(/^1 result is left out, /) } },
    ]);
  });

  it('has no results where nothing is wrong', async () => {
    expect(read(emptyRun).results).toEqual([]);
    expect(read(await skippedRun())).toMatchObject({
      results: [],
      invocations: [{ executionSuccessful: true, toolExecutionNotifications: [] }],
    });
    expect(read(await brokenRun())).toMatchObject({
      invocations: [{ executionSuccessful: false }],
      results: [{ locations: [{}] }, { locations: [] }, { locations: [] }],
    });
  });

  it('is the same each time', async () => {
    expect(reportSarif(await nastyRun())).toBe(reportSarif(await nastyRun()));
  });
});

interface Run {
  readonly invocations: readonly {
    readonly executionSuccessful: boolean;
    readonly toolExecutionNotifications: readonly object[];
  }[];
  readonly results: readonly {
    readonly ruleId: string;
    readonly ruleIndex: number;
    readonly level: string;
    readonly message: { readonly text: string };
    readonly locations: readonly {
      readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } };
    }[];
    readonly relatedLocations?: readonly object[];
    readonly partialFingerprints: Readonly<Record<string, string>>;
  }[];
}

/** The only run of a report, which is valid. */
function read(result: RunResult): Run {
  const log = JSON.parse(reportSarif(result));
  validate(log);
  expect(validate.errors).toBeNull();
  expect(log.runs).toHaveLength(1);
  const [run] = log.runs;
  for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
  return run;
}

/** The published schema is of draft 4, which differs from ajv's in nothing that it uses but its `id`. */
function schemaOf(path: string) {
  const { id: _, $schema: __, ...schema } = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
  const ajv = new Ajv({ strict: false, unicodeRegExp: false });
  ajv.addFormat('uri', (text) => URL.canParse(text));
  ajv.addFormat('uri-reference', (text) => /^(?:[\w.~:/?#[\]@!$&'()*+,;=-]|%[\dA-F]{2})*$/.test(text));
  ajv.addFormat('date-time', (text) => !Number.isNaN(Date.parse(text)));
  return ajv.compile(schema);
}
