import { Ajv } from 'ajv';
import schema from 'mutation-testing-report-schema/mutation-testing-report-schema.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { mutationReport } from '../../../src/report/mutation/mutation-report.js';
import { jsonOf, mutateFiles } from '../../mutation/mutate-files.js';

const isReport = new Ajv({ strict: false, formats: { uri: true } }).compile(schema);

const files = {
  'p.json': jsonOf(
    {
      Sid: 'Read',
      Effect: 'Allow',
      Action: 's3:Get*',
      Resource: '*',
      Condition: { StringEquals: { 'k:a': 'x' } },
    },
    { Sid: 'Keep', Effect: 'Deny', Action: 's3:Delete*', Resource: '*' },
  ),
  'scenarios/a.yaml':
    'policies: ../p.json\nscenarios:\n  - { name: read, action: s3:GetObject, context: { k:a: x }, expect: allow }\n',
  'scenarios/b.yaml':
    'policies:\n  identity: ../p.json\n  boundary: { Statement: [{ Effect: Allow, Action: "s3:*", Resource: "*" }] }\nscenarios:\n  - { name: no, action: s3:GetObject, expect: implicit-deny }\n',
};

interface Report {
  readonly files: Readonly<Record<string, ReportedFile>>;
  readonly testFiles: Readonly<
    Record<string, { readonly tests: readonly { readonly id: string; readonly name: string }[] }>
  >;
  readonly thresholds: { readonly high: number };
}
interface ReportedFile {
  readonly language: string;
  readonly source: string;
  readonly mutants: readonly ReportedMutant[];
}
interface ReportedMutant {
  readonly id: string;
  readonly mutatorName: string;
  readonly status: string;
  readonly statusReason?: string;
  readonly killedBy?: readonly string[];
  readonly replacement: string;
  readonly location: { readonly start: { readonly line: number; readonly column: number } };
}

async function report(threshold?: number): Promise<Report> {
  const result = await mutateFiles(files);
  return JSON.parse(mutationReport(result, { version: '1.2.3', threshold })) as Report;
}

describe('the report of mutants', () => {
  it('is valid by the published schema', async () => {
    expect(isReport(await report(80)), JSON.stringify(isReport.errors)).toBe(true);
    expect(isReport({ ...(await report()), files: 1 })).toBe(false);
  });

  it('has every mutant in the text of its policy, be it one of a scenario file', async () => {
    const result = await mutateFiles(files);
    const { files: reported } = await report();
    expect(Object.keys(reported)).toEqual(['p.json', 'scenarios/b.yaml']);
    expect(Object.values(reported).map(({ language }) => language)).toEqual(['json', 'yaml']);
    expect(reported['p.json']?.source).toBe(files['p.json']);
    expect(Object.values(reported).flatMap(({ mutants }) => mutants)).toHaveLength(result.mutants.length);
    const flipped = reported['p.json']?.mutants.find(({ mutatorName }) => mutatorName === 'flip-effect');
    expect(flipped).toMatchObject({ replacement: '"Deny"', location: { start: { line: 6, column: 17 } } });
  });

  it('says which tests killed a mutant, and names them', async () => {
    const { files: reported, testFiles } = await report();
    const names = new Map(
      Object.values(testFiles).flatMap(({ tests }) => tests.map(({ id, name }) => [id, name])),
    );
    const flipped = reported['p.json']?.mutants.find(({ mutatorName }) => mutatorName === 'flip-effect');
    expect(flipped?.status).toBe('Killed');
    expect(flipped?.killedBy?.map((id) => names.get(id))).toEqual(['a.yaml > read']);
  });

  it('leaves out of the score what is equivalent, and keeps in it what is undecided', async () => {
    const { files: reported } = await report();
    const all = Object.values(reported).flatMap(({ mutants }) => mutants);
    const equivalent = all.filter(({ status }) => status === 'Ignored');
    expect(equivalent.map(({ mutatorName }) => mutatorName)).toContain('equals-to-like');
    expect(equivalent[0]?.statusReason).toContain('proved');
    const result = await mutateFiles(
      { ...files, 'scenarios/a.yaml': `${files['scenarios/a.yaml']}` },
      { work: 1 },
    );
    const starved = JSON.parse(mutationReport(result, { version: '1', threshold: undefined })) as Report;
    const undecided = Object.values(starved.files)
      .flatMap(({ mutants }) => mutants)
      .filter(({ statusReason }) => statusReason?.startsWith('undecided: ') === true);
    expect(undecided.length).toBeGreaterThan(0);
    expect(new Set(undecided.map(({ status }) => status))).toEqual(new Set(['Survived']));
  });

  it('is the same for the same', async () => {
    expect(JSON.stringify(await report(90))).toBe(JSON.stringify(await report(90)));
  });
});
