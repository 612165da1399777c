import { describe, expect, it } from 'vitest';
import type { Claim } from '../../src/scenario/claim.js';
import { describeClaim } from '../../src/scenario/claim.js';
import { counterexampleOf } from '../../src/scenario/describe-case.js';
import { runSuites } from '../../src/scenario/run-suites.js';
import type { ClaimCase } from '../../src/scenario/suite.js';
import { type ParseOptions, parseGood, parseText, statuses } from './parse-text.js';

const head = 'policies: token.json\nscenarios:\n';
const named = (name: string, ...lines: readonly string[]): string =>
  `  - name: ${name}\n${lines.map((line) => `    ${line}\n`).join('')}`;
const token = 'action: sts:GetServiceBearerToken';

async function casesOf(text: string, options?: ParseOptions): Promise<readonly ClaimCase[]> {
  const { scenarios } = await parseGood(text, options);
  return scenarios.flatMap(({ cases }) => cases.flatMap((one) => (one.kind === 'claim' ? [one] : [])));
}

/** The one claim of a text, as JSON sees it. */
async function claimOf(text: string, options?: ParseOptions): Promise<unknown> {
  const cases = await casesOf(text, options);
  expect(cases).toHaveLength(1);
  return JSON.parse(JSON.stringify(cases[0]?.claim as Claim));
}

describe('a claim', () => {
  it('passes where it is proved, and fails where it is refuted', async () => {
    const text = [
      'policies: token.json\nscenarios:\n',
      named('these', token, 'exactly: { durationSeconds: [43200] }'),
      named('more', token, 'exactly: { durationSeconds: [3600..43200] }'),
      named('none', token, 'exactly: { durationSeconds: [] }'),
      named('never', 'never: { action: "s3:*" }'),
      named('sometimes', 'never: { action: "codeartifact:*" }'),
      named('always', 'always: { action: "codeartifact:*" }'),
      named('not always', 'always: { action: "*:*" }'),
      named('less', 'noMoreThan: full.json'),
      named('not less', 'noMoreThan: [two.json, more.json]'),
      named('same', 'equivalentTo: other/token.json'),
      named('not same', 'equivalentTo: { identity: token.json, scp: full.json, boundary: guard.json }'),
    ].join('');
    expect(await statuses(text)).toEqual([
      'these: passed',
      'more: failed',
      'none: failed',
      'never: passed',
      'sometimes: failed',
      'always: passed',
      'not always: failed',
      'less: passed',
      'not less: failed',
      'same: passed',
      'not same: failed',
    ]);
  });

  it('fails where it is undecided', async () => {
    const suite = await parseGood(head + named('a', 'never: { action: "s3:*" }'));
    const [result] = runSuites([suite], { work: 0 }).cases;
    expect(result?.status).toBe('failed');
    expect(result?.message).toMatch(
      /^expected to never allow \{action: s3:\*\}; undecided: the bound on work/,
    );
  });

  it('is skipped and marked as any scenario', async () => {
    const text =
      head +
      named('a', 'never: { action: "s3:*" }', 'skip: not yet', 'tags: [x]', 'description: why') +
      named('b', 'always: { action: "s3:*" }', 'only: true') +
      named('c', 'never: { action: "s3:*" }');
    expect(await statuses(text)).toEqual(['a: skipped', 'b: failed', 'c: skipped']);
    expect((await parseGood(text)).scenarios[0]).toMatchObject({ tags: ['x'], description: 'why' });
  });

  it('has policies of its own', async () => {
    const text = head + named('a', 'policies: guard.json', 'never: { action: "*:*" }');
    expect(await statuses(text)).toEqual(['a: passed']);
  });
});

describe('a pattern', () => {
  it('lies over what the scenario says, which lies over the defaults', async () => {
    const text = [
      'policies: token.json\nnow: 2026-01-01T00:00:00Z\n',
      'defaults:\n  action: s3:GetObject\n  principal: anonymous\n  absent: [k:gone, k:back]\n',
      '  context: { k:a: 1, K:b: [x, y], k:c: d, k:out: z }\nscenarios:\n',
      named(
        'a',
        'resource: [arn:aws:s3:::a, arn:aws:s3:::b]',
        'context: { k:C: e }',
        'never: { action: ["s3:*", "sts:*"], context: { k:d: [[a, b], c*], k:back: 5 } }',
      ),
    ].join('');
    expect(await claimOf(text)).toEqual({
      kind: 'never',
      pattern: {
        action: ['s3:*', 'sts:*'],
        principal: 'anonymous',
        resource: ['arn:aws:s3:::a', 'arn:aws:s3:::b'],
        now: '2026-01-01T00:00:00Z',
        context: {
          'k:a': 1,
          'K:b': [['x', 'y']],
          'k:C': 'e',
          'k:out': 'z',
          'k:d': [['a', 'b'], 'c*'],
          'k:back': 5,
        },
        absent: ['k:gone'],
      },
    });
  });

  it('may say that a key is absent which the defaults give', async () => {
    const text = `policies: token.json\ndefaults: { context: { k:a: 1 } }\nscenarios:\n${named('a', 'always: { absent: [K:A] }')}`;
    expect(await claimOf(text)).toEqual({ kind: 'always', pattern: { absent: ['K:A'] } });
  });

  it('that is empty means every request', async () => {
    expect(await claimOf(head + named('a', 'always: {}'))).toEqual({ kind: 'always', pattern: {} });
  });
});

describe('exactly', () => {
  it('reads ranges, absent keys, and texts that look so', async () => {
    const values =
      '[5, -1.5..2, -3..-2, absent, [absent], ["1..2"], [a, b], a..b, "1.0.0.0/8", text*, true, [3, 4]]';
    expect(await claimOf(head + named('a', token, `exactly: { k:a: ${values} }`))).toEqual({
      kind: 'exactly',
      request: { action: 'sts:GetServiceBearerToken' },
      values: {
        'k:a': [
          5,
          [-1.5, 2],
          [-3, -2],
          null,
          ['absent'],
          ['1..2'],
          ['a', 'b'],
          'a..b',
          '1.0.0.0/8',
          'text*',
          true,
          [3, 4],
        ],
      },
    });
  });

  it('says the same in JSON, where everything is quoted', async () => {
    const file = {
      policies: 'token.json',
      scenarios: [{ name: 'a', action: 'a:B', exactly: { 'k:a': ['900..3600', 'absent', ['absent']] } }],
    };
    expect(await claimOf(JSON.stringify(file), { file: 'a.json' })).toMatchObject({
      values: { 'k:a': [[900, 3600], null, ['absent']] },
    });
  });

  it('leaves out of the defaults what it is about', async () => {
    const text = [
      'policies: token.json\n',
      'defaults: { action: sts:GetServiceBearerToken, durationSeconds: [900, 43200], context: { k:a: b } }\n',
      'scenarios:\n',
      named('a', 'exactly: { durationSeconds: [43200] }'),
    ].join('');
    expect(await claimOf(text)).toMatchObject({
      request: { action: 'sts:GetServiceBearerToken', context: { 'k:a': 'b' } },
    });
    expect(await statuses(text)).toEqual(['a: passed']);
  });

  it('is one case for each request of a matrix', async () => {
    const text =
      head +
      named(
        'a',
        'action: [sts:GetServiceBearerToken, codeartifact:GetAuthorizationToken]',
        'matrix: { k:a: [1, 2] }',
        'exactly: { durationSeconds: [43200] }',
      );
    expect(await statuses(text)).toEqual([
      'a > action=sts:GetServiceBearerToken, k:a=1: passed',
      'a > action=sts:GetServiceBearerToken, k:a=2: passed',
      'a > action=codeartifact:GetAuthorizationToken, k:a=1: passed',
      'a > action=codeartifact:GetAuthorizationToken, k:a=2: passed',
    ]);
  });

  it('is about actions and resources too', async () => {
    const text =
      'policies: [guard.json, more.json]\nscenarios:\n' +
      named('a', 'exactly: { action: ["s3:List*"] }') +
      named('b', 'action: s3:ListBucket', 'exactly: { resource: ["*"] }');
    expect(await statuses(text)).toEqual(['a: passed', 'b: passed']);
  });
});

describe('what other policies are called', () => {
  it.each([
    ['full.json', 'allow no more than full.json'],
    ['[full.json, two.json]', 'allow no more than [full.json, two.json]'],
    [
      '{ identity: full.json, scp: [[full.json]] }',
      'allow no more than {identity: full.json, scp: [[full.json]]}',
    ],
    ['{ Version: "2012-10-17", Statement: [] }', 'allow no more than an inline policy'],
  ])('%s', async (other, description) => {
    const [one] = await casesOf(head + named('a', `noMoreThan: ${other}`));
    expect(one && describeClaim(one.claim)).toBe(description);
  });

  it('includes names of layers, and the defaults play no part', async () => {
    const text = `layers: { top: full.json }\npolicies: token.json\ndefaults: { action: s3:GetObject }\nscenarios:\n${named('a', 'noMoreThan: top')}`;
    const [one] = await casesOf(text);
    expect(one && describeClaim(one.claim)).toBe('allow no more than top');
    expect(await statuses(text)).toEqual(['a: passed']);
  });
});

describe('a malformed request', () => {
  it.each([
    [
      'a lifetime',
      ['action: a:B', 'durationSeconds: ▶900', 'exactly: { k:a: [b] }'],
      /^a: durationSeconds is /,
    ],
    ['an action', ['never: { action: ▶s3 }'], /^a: /],
    ['an action of the scenario', ['action: ▶s3', 'always: {}'], /^a: /],
    ['a resource', [token, 'resource: ▶b', 'exactly: { durationSeconds: [0] }'], /^a: /],
  ])('is told with its place, also where it is skipped: %s', async (_, lines, message) => {
    for (const more of [[], ['skip: not yet']]) {
      const marked = head + named('a', ...lines, ...more);
      const before = marked.slice(0, marked.indexOf('▶'));
      const { cases, errors } = runSuites([await parseGood(marked.replace('▶', ''))]);
      expect(cases).toEqual([]);
      expect(errors).toHaveLength(1);
      expect(errors[0]?.message).toMatch(message);
      expect(errors[0]?.line).toBe(before.split('\n').length);
    }
  });

  it('is a pattern that no request fits', async () => {
    const text =
      head +
      named(
        'a',
        'never: { action: "codeartifact:DeleteDomain", resource: "arn:aws:s3:::b", absent: [aws:username], context: { aws:UserName: a } }',
      );
    const result = await parseText(text);
    expect(result.ok ? [] : result.problems.map(({ code }) => code)).toEqual(['absent-with-value']);
  });
});

describe('a counterexample', () => {
  it('is a scenario that fails when it is pasted, since it states the wish', async () => {
    const text =
      head +
      named('more', token, 'exactly: { durationSeconds: [] }') +
      named('less', token, 'exactly: { durationSeconds: [900..43200] }') +
      named('never', 'never: { action: "codeartifact:*" }') +
      named('always', 'always: { action: "*:*" }') +
      named('other', 'noMoreThan: two.json') +
      named('same', 'equivalentTo: full.json');
    const results = runSuites([await parseGood(text)]).cases;
    const pasted = results.map((result) => {
      const lines = counterexampleOf(result);
      const start = lines.findIndex((line) => line.startsWith('- name: '));
      return lines
        .slice(start, lines.indexOf('', start))
        .map((line) => `  ${line}\n`)
        .join('');
    });
    expect(await statuses(head + pasted.join(''))).toEqual(
      ['more', 'less', 'never', 'always', 'other', 'same'].map((name) => `${name} (counterexample): failed`),
    );
    expect(pasted.map((one) => /expect: (.*)/.exec(one)?.[1])).toEqual([
      'deny',
      'allow',
      'deny',
      'allow',
      'deny',
      'allow',
    ]);
  });

  it('of a comparison says so where the defaults of the file would change it', async () => {
    const noteOf = async (top: string, claim: string) => {
      const [result] = runSuites([await parseGood(`${top}${head}${named('a', claim)}`)]).cases;
      return result && counterexampleOf(result).filter((line) => line.includes('defaults'));
    };
    const defaults = 'defaults: { principal: anonymous }\n';
    const note =
      'note: the defaults of this file would change the request: paste it into a file without them';
    expect(await noteOf(defaults, 'noMoreThan: two.json')).toEqual([note]);
    expect(await noteOf('now: 2026-01-01T00:00:00Z\n', 'equivalentTo: two.json')).toEqual([note]);
    expect(await noteOf('', 'noMoreThan: two.json')).toEqual([]);
    expect(await noteOf(defaults, 'always: {}')).toEqual([]);
  });

  it('names the first of many statements', async () => {
    const statement = '{ Effect: Allow, Action: "s3:*", Resource: "*" }';
    const policy = `{ Version: "2012-10-17", Statement: [${Array(9).fill(statement).join(', ')}] }`;
    const text = `policies: ${policy}\nscenarios:\n${named('a', 'never: { action: s3:GetObject }')}`;
    const [result] = runSuites([await parseGood(text)]).cases;
    expect(result && counterexampleOf(result).find((line) => line.startsWith('the policies: '))).toMatch(
      /^the policies: allow by inline#0 \(identity, a\.policy\.yaml:1\), .*inline#3 \([^)]*\), and 5 more$/,
    );
  });
});
