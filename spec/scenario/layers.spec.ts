import { describe, expect, it } from 'vitest';
import type { Policy } from '../../src/api/policy.js';
import { layerNames } from '../../src/iam/document/policy.js';
import { parseSuite } from '../../src/scenario/parse-suite.js';
import { readDocument } from '../../src/scenario/read-document.js';
import { inALine, loadPolicy, parseGood, parseText, statuses } from './parse-text.js';

const names = `layers:
  admin: full.json
  root: [full.json, guard.json]
  unit: two.json
  production: [root, unit, [more.json, token.json]]
  same: production
  inline: { Version: "2012-10-17", Statement: { Effect: Allow, Action: "s3:*", Resource: "*" } }
  none: []
`;
const scenario = (policies: string): string =>
  `scenarios:\n  - { name: a, action: s3:GetObject, policies: ${policies}, expect: { outcome: implicit-deny } }\n`;

/** `layer/level: policies` of the one scenario. */
async function layersOf(policies: string, top = ''): Promise<readonly string[]> {
  const suite = await parseGood(`${names}${top}${scenario(policies)}`);
  const levels = new Map<string, string[]>();
  for (const { layer, level, policy } of suite.scenarios[0]?.set.policies ?? []) {
    const key = `${layer}/${level}`;
    levels.set(key, [...(levels.get(key) ?? []), policy.name]);
  }
  return [...levels].map(([level, policies]) => `${level}: ${policies.join(' ')}`);
}

describe('a name stands for its value', () => {
  it.each<[string, readonly string[]]>([
    ['admin', ['identity/0: full']],
    ['{ identity: admin }', ['identity/0: full']],
    ['[admin, unit]', ['identity/0: full two']],
    // As a whole its list is the levels.
    ['{ scp: root }', ['scp/0: full', 'scp/1: guard']],
    ['{ rcp: none }', []],
    ['{ scp: production }', ['scp/0: full guard', 'scp/1: two', 'scp/2: more token']],
    [
      '{ resourceScp: same }',
      ['resourceScp/0: full guard', 'resourceScp/1: two', 'resourceScp/2: more token'],
    ],
    ['{ scp: admin }', ['scp/0: full']],
    // As one of several levels it is one.
    ['{ scp: [root, unit] }', ['scp/0: full guard', 'scp/1: two']],
    ['{ scp: [[root, more.json], unit] }', ['scp/0: full guard more', 'scp/1: two']],
    // In a layer without levels it is its policies.
    ['{ boundary: root }', ['boundary/0: full guard']],
    ['{ session: [root, unit] }', ['session/0: full guard two']],
    ['{ boundary: inline }', ['boundary/0: inline']],
    // What is attached twice is attached once.
    ['{ boundary: [root, full.json, admin] }', ['boundary/0: full guard']],
    ['{ scp: [[full.json, root]] }', ['scp/0: full guard']],
  ])('%s', async (policies, levels) => {
    expect(await layersOf(policies)).toEqual(levels);
  });

  it('at the top of the file and in a scenario, which replaces the layers that it names', async () => {
    const top = 'policies: { identity: admin, scp: production, boundary: root }\n';
    expect(await layersOf('{ scp: [unit], boundary: none }', top)).toEqual([
      'identity/0: full',
      'scp/0: two',
    ]);
  });

  it('in whatever order the names stand', async () => {
    const suite = await parseGood(`layers: { a: [b], b: [c, c], c: full.json }\n${scenario('{ scp: a }')}`);
    expect(suite.scenarios[0]?.set.policies.map(({ layer, level }) => `${layer}/${level}`)).toEqual([
      'scp/0',
    ]);
  });

  it('never where a path is written: with a slash or a dot', async () => {
    const suite = await parseText(`layers: { full: full.json }\n${scenario('./full')}`);
    expect(suite.ok ? [] : suite.problems.map(inALine)).toEqual([
      '3:48 file-missing: there is no file ./full',
    ]);
  });

  it('however many names lead to it', async () => {
    const wide = Array.from(
      { length: 50 },
      (_, index) => `  n${index + 1}: [${Array(50).fill(`n${index}`).join(', ')}]\n`,
    );
    const text = `layers:\n  n0: [full.json, guard.json]\n${wide.join('')}${scenario('{ boundary: n50 }')}`;
    const suite = await parseGood(text);
    expect(suite.scenarios[0]?.set.policies).toHaveLength(2);
  });
});

describe('a layer that is an empty list', () => {
  it.each(layerNames)('%s: is not given', async (layer) => {
    expect(await layersOf(`{ ${layer}: [] }`)).toEqual([]);
  });

  it('of an rcp has RCPFullAWSAccess, which nobody writes, at each level', async () => {
    expect(await layersOf('{ rcp: [[], none] }')).toEqual([]);
  });
});

describe('the policies of a file', () => {
  it('are loaded once for each place where they are written', async () => {
    const source = {
      text: `${names}policies: { scp: production, boundary: root, identity: inline }\nscenarios:\n  - { name: a, action: s3:GetObject, policies: { identity: inline }, expect: allow }\n  - { name: b, action: s3:GetObject, expect: allow }\n`,
      file: 'a.yaml',
    };
    const paths: string[] = [];
    const document = await readDocument(source);
    if (!document.ok) throw new Error('it is YAML');
    const suite = parseSuite(document.value, source, {
      ci: false,
      loadPolicy: (path) => {
        paths.push(path);
        return loadPolicy(path);
      },
    });
    if (!suite.ok) throw new Error(suite.problems.map(inALine).join('\n'));
    expect(paths).toEqual(['full.json', 'full.json', 'guard.json', 'two.json', 'more.json', 'token.json']);
    const inline = new Set<Policy | undefined>(
      suite.value.scenarios.map(({ set }) => set.policies.find(({ layer }) => layer === 'identity')?.policy),
    );
    expect(inline.size).toBe(1);
    // The scenarios share one set.
    expect(new Set(suite.value.scenarios.map(({ set }) => set)).size).toBe(1);
  });

  it('warn once of what is legal and hardly ever meant, in whichever layer and scenario', async () => {
    const warned =
      '{ Version: "2008-10-17", Statement: { Effect: Deny, Action: "s3:*", Resource: "arn:aws:s3:::${aws:username}" } }';
    const { problems } = await parseGood(
      `layers:\n  trust: trust.json\n  unused: ${warned}\npolicies: { resource: trust, identity: full.json }\nscenarios:\n  - { name: a, action: s3:GetObject, expect: allow }\n  - { name: b, action: s3:GetObject, policies: { resource: [trust, bucket.json] }, expect: allow }\n`,
    );
    expect(problems.map(({ severity, code, file }) => `${severity} ${code} ${file}`)).toEqual([
      'warning variable-without-version a.policy.yaml',
      'warning everyone-in-trust-policy trust.json',
    ]);
  });
});

describe('what several layers decide', () => {
  const layered = `layers:
  root: [full.json, guard.json]
policies: { identity: full.json, scp: [root, full.json], boundary: two.json }
defaults: { principal: "arn:aws:iam::111122223333:user/a", resource: "arn:aws:s3:::b/k" }
scenarios:
`;

  it('is named by layer and statement', async () => {
    const text = `${layered}  - { name: read, action: s3:GetObject, expect: { outcome: allow, decidedBy: [full#0], layer: identity } }
  - { name: list, action: s3:ListBucket, expect: { outcome: implicit-deny, decidedBy: [], layer: boundary } }
  - { name: delete, action: s3:DeleteObject, expect: { outcome: explicit-deny, decidedBy: [NoDelete], layer: scp } }
`;
    expect(await statuses(text)).toEqual(['read: passed', 'list: passed', 'delete: passed']);
  });

  it('may be what a root user needs no statement for', async () => {
    const text = `policies: { scp: full.json }
defaults: { principal: "arn:aws:iam::111122223333:root", resource: "arn:aws:s3:::b/k", action: s3:GetObject }
scenarios:
  - { name: a, expect: { outcome: allow, decidedBy: [], layer: identity } }
  - { name: b, expect: { outcome: allow, decidedBy: [] } }
  - { name: c, policies: { resource: bucket.json }, expect: { outcome: allow, decidedBy: [Bucket], layer: identity } }
`;
    expect(await statuses(text)).toEqual(['a: passed', 'b: passed', 'c: passed']);
  });
});
