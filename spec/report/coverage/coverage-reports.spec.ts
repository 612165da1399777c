import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from '../../cli/run-cli.js';
import { temporaryFolder } from '../../source/temporary-folder.js';

const policy = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'Read',
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: '*',
      Condition: { StringEquals: { 'aws:PrincipalTag/team': 'web' }, StringLike: { 'k:any': '*' } },
    },
    { Effect: 'Deny', Action: 's3:Delete*', Resource: '*' },
  ],
};
const folder = temporaryFolder({
  'policies/p.json': JSON.stringify(policy, null, 2),
  'a.yaml': [
    'policies: policies/p.json',
    'scenarios:',
    '  - { name: web reads, action: s3:GetObject, context: { aws:PrincipalTag/team: web, k:any: x }, expect: allow }',
    '  - { name: nobody without a key, action: s3:GetObject, absent: [aws:PrincipalTag/team, k:any], expect: implicit-deny }',
    '  - { name: never, never: { action: "sqs:*" } }',
    '',
  ].join('\n'),
});
afterAll(() => folder.remove());

const run = (...argv: readonly string[]) => runCli(['run', 'a.yaml', ...argv], folder.path);
const read = (file: string): string => readFileSync(folder.in(file), 'utf8');

describe('the coverage of a run', () => {
  it('is a table of the policy’s lines, with a scenario for what nobody looked at', async () => {
    const { code, out } = await run('--coverage');
    expect(code).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "policies/p.json identity  77.7 %, 7 of 9 outcomes, 1 unreachable
         4  Read (Allow)                          ✓ matching  ✓ not matching
        11    StringEquals aws:PrincipalTag/team  ✓ true  ✗ false  ✓ absent
        14    StringLike k:any                    ✓ true  – false  ✓ absent
        18  #1 (Deny)                             ✗ matching  ✓ not matching

      ✗ policies/p.json:11  Read: StringEquals aws:PrincipalTag/team false
        This scenario in a.yaml would cover it:
          - name: s3:GetObject with aws:PrincipalTag/team example and no k:any is not allowed
            action: s3:GetObject
            context:
              aws:PrincipalTag/team: example
            absent: [k:any]
            expect: implicit-deny

      ✗ policies/p.json:18  #1 matching
        This scenario in a.yaml would cover it:
          - name: s3:DeleteObject is explicitly denied
            action: s3:DeleteObject
            expect: explicit-deny

      a claim about all requests decides none, and so covers nothing: policy-spec mutate shows what it is worth

      coverage of policies: 77.7 %, 7 of 9 outcomes, 1 unreachable

      a.yaml
        ✓ web reads  allow
        ✓ nobody without a key  implicit-deny
        ✓ never  proved

      1 file
      3 passed, 0 failed
      "
    `);
  });

  it('is a file for programs', async () => {
    await run('--coverage=reports/json');
    expect(JSON.parse(read('reports/json/policy-coverage.json'))).toMatchInlineSnapshot(`
      {
        "policies": [
          {
            "file": "policies/p.json",
            "layers": [
              "identity",
            ],
            "policy": "p",
            "statements": [
              {
                "column": 5,
                "conditions": [
                  {
                    "absent": {
                      "status": "covered",
                    },
                    "column": 11,
                    "false": {
                      "expect": "implicit-deny",
                      "request": {
                        "action": "s3:GetObject",
                        "context": {
                          "aws:PrincipalTag/team": "example",
                        },
                      },
                      "status": "uncovered",
                    },
                    "key": "aws:PrincipalTag/team",
                    "line": 11,
                    "operator": "StringEquals",
                    "true": {
                      "status": "covered",
                    },
                  },
                  {
                    "absent": {
                      "status": "covered",
                    },
                    "column": 11,
                    "false": {
                      "status": "unreachable",
                    },
                    "key": "k:any",
                    "line": 14,
                    "operator": "StringLike",
                    "true": {
                      "status": "covered",
                    },
                  },
                ],
                "effect": "Allow",
                "index": 0,
                "line": 4,
                "matching": {
                  "status": "covered",
                },
                "notMatching": {
                  "status": "covered",
                },
                "sid": "Read",
              },
              {
                "column": 5,
                "conditions": [],
                "effect": "Deny",
                "index": 1,
                "line": 18,
                "matching": {
                  "expect": "explicit-deny",
                  "request": {
                    "action": "s3:DeleteObject",
                  },
                  "status": "uncovered",
                },
                "notMatching": {
                  "status": "covered",
                },
              },
            ],
            "summary": {
              "covered": 7,
              "outcomes": 9,
              "percent": 77.77777777777777,
              "undecided": 0,
              "unreachable": 1,
            },
          },
        ],
        "summary": {
          "covered": 7,
          "outcomes": 9,
          "percent": 77.77777777777777,
          "undecided": 0,
          "unreachable": 1,
        },
        "version": 1,
      }
    `);
  });

  it('is a tracefile on the lines of the policy', async () => {
    await run('--coverage=reports/lcov');
    expect(read('reports/lcov/lcov.info')).toMatchInlineSnapshot(`
      "TN:
      SF:policies/p.json
      BRDA:4,0,0,1
      BRDA:4,0,1,1
      BRDA:11,0,0,1
      BRDA:11,0,1,0
      BRDA:11,0,2,1
      BRDA:14,0,0,1
      BRDA:14,0,1,1
      BRDA:18,0,0,0
      BRDA:18,0,1,1
      BRF:9
      BRH:7
      DA:4,1
      DA:11,1
      DA:14,1
      DA:18,1
      LF:4
      LH:4
      end_of_record
      "
    `);
  });

  it.skipIf(spawnSync('genhtml', ['--version']).error !== undefined)(
    'has a tracefile that genhtml takes (skipped where lcov is not installed)',
    async () => {
      await run('--coverage=reports/html');
      const made = spawnSync(
        'genhtml',
        ['--branch-coverage', '--legend', 'reports/html/lcov.info', '-o', 'html'],
        { cwd: folder.path, encoding: 'utf8' },
      );
      expect(made.stderr).toBe('');
      expect(made.status).toBe(0);
      expect(made.stdout).toMatch(/lines\.+: 100\.0% \(4 of 4 lines\)/);
      expect(made.stdout).toMatch(/branches\.+: 77\.8% \(7 of 9 branches\)/);
      expect(read('html/policies/p.json.gcov.html')).toContain('Sid');
    },
  );

  it('is the same for the same, byte by byte', async () => {
    const once = await run('--coverage=one');
    const twice = await run('--coverage=two');
    expect(once.out).toBe(twice.out.replaceAll('two/', 'one/'));
    for (const file of ['policy-coverage.json', 'lcov.info'])
      expect(read(`one/${file}`)).toBe(read(`two/${file}`));
  });

  it('is reached when the scenarios that it proposes are pasted', async () => {
    const { out } = await run('--coverage');
    const proposed = [...out.matchAll(/would cover \w+:\n((?: {4}.*\n)+)/g)].map(([, text = '']) =>
      text.replaceAll(/^ {4}/gm, '  '),
    );
    expect(proposed.length).toBeGreaterThan(1);
    const pasted = temporaryFolder({
      'policies/p.json': read('policies/p.json'),
      'a.yaml': read('a.yaml') + proposed.join(''),
    });
    try {
      const then = await runCli(['run', 'a.yaml', '--coverage-threshold', '100'], pasted.path);
      expect(then.err).toBe('');
      expect(then.code).toBe(0);
      expect(then.out).toContain('coverage of policies: 100 %');
    } finally {
      pasted.remove();
    }
  });
});
