import { readFileSync } from 'node:fs';
import { allKinds } from './kinds.js';

const conformance = 'spec/conformance/differential.policy.yaml';

const whose = {
  'policy-spec': 'policy-spec',
  'iam-simulate': '**iam-simulate**',
  reading: 'AWS is silent',
};

/** What a run came to, in a few lines. */
export function summary({ seed, count, agree, allowed, byKind, refused, unexplained }) {
  const ofKinds = sorted(byKind).map(([id, cases]) => `  ${String(cases).padStart(7)}  ${id}`);
  const reasons = sorted(refused).map(([reason, cases]) => `  ${String(cases).padStart(7)}  ${reason}`);
  return [
    `seed ${seed}, ${count} cases: ${agree} agree, ${differing(count, { agree, refused, unexplained })} differ for known reasons, ${unexplained} unexplained`,
    `allowed by policy-spec: ${allowed}`,
    'kinds (a case may be of several):',
    ...ofKinds,
    ...(reasons.length === 0 ? [] : ['refused by policy-spec:', ...reasons]),
    ...wrong(byKind).map(([id, cases]) => `policy-spec is wrong in ${cases} cases: ${id}`),
    '',
  ].join('\n');
}

const sorted = (counts) =>
  Object.entries(counts).sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1));

function differing(count, { agree, refused, unexplained }) {
  return count - agree - unexplained - Object.values(refused).reduce((sum, cases) => sum + cases, 0);
}

function wrong(byKind) {
  return allKinds
    .filter(({ id, right }) => right === 'iam-simulate' && byKind[id] > 0)
    .map(({ id }) => [id, byKind[id]]);
}

/** DIFFERENTIAL.md: nothing in it but what the seed decides, so that equal runs give equal bytes. */
export function render({ seed, count, agree, allowed, byKind, refused, unexplained }) {
  const { dependencies } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const version = dependencies['@cloud-copilot/iam-simulate'];
  checkConformance();
  const inNumbers = (number) => number.toLocaleString('en-US');
  const rows = allKinds
    .filter(({ id }) => byKind[id] > 0)
    .map(({ id, title, peer, aws, page, right }) =>
      row([`\`${id}\``, title, peer, `${aws} (${page})`, whose[right], inNumbers(byKind[id])]),
    );
  const unseen = allKinds.filter(({ id }) => !(byKind[id] > 0)).map(({ id }) => `\`${id}\``);
  return `# Differential test

Random policies in all layers and random requests, decided by policy-spec and by @cloud-copilot/iam-simulate ${version}.
Made by

\`\`\`sh
npm run build && cd bench && npm ci && npm run differential -- --seed ${seed} --count ${count} --write
\`\`\`

| | cases |
|---|---:|
| asked | ${inNumbers(count)} |
| both agree | ${inNumbers(agree)} |
| they differ, for the reasons below | ${inNumbers(differing(count, { agree, refused, unexplained }))} |
| they differ, and no reason is known | ${inNumbers(unexplained)} |
| policy-spec refuses the policies | ${inNumbers(Object.values(refused).reduce((sum, cases) => sum + cases, 0))} |
| allowed by policy-spec | ${inNumbers(allowed)} |

Decisions are compared as allow, explicit deny and implicit deny. A kind of disagreement is a rule in
\`src/differential/kinds/\`: it rewrites the question so that the peer's departure does not matter to it (seconds since
the epoch become ISO 8601, \`0.0.0.0/0\` becomes two halves, a variable becomes its value). It explains a case only if
policy-spec decides the rewritten question as it did the written one, and the peer then agrees. Every rule is tried on
every case, also where both agree: with all departures taken out the two agree in all cases but those of the kinds that
AWS is silent about or in which policy-spec is wrong and no rewrite can help. What no rule explains is printed, as
small as it gets, and the command ends with exit code 1.

Each kind is held by the scenario of the same name in [${conformance}](../${conformance}).

${row(['kind', 'what differs', 'iam-simulate', 'AWS', 'right', 'cases'])}
|---|---|---|---|---|---:|
${rows.join('\n')}

${unseen.length === 0 ? 'Every known kind came up.' : `Known kinds that did not come up: ${unseen.join(', ')}.`}

## What is not compared

- Policies that policy-spec refuses as invalid, such as misspelt operators and values that an operator cannot read. The
  peer takes most of them, and a Deny in them is lost.
- Condition keys that AWS does not have for the action: the peer drops them. Several values of a key that has one.
- A resource with \`*\` in its name: the peer takes it for a pattern, policy-spec for the character.
- Endpoint policies for anyone but \`*\`: the peer refuses them. It does not look at their Principal.
- Layers that the peer has no word for are put into those that it has: the owner's SCPs become further SCPs of a caller of
  the same account, CodeArtifact's domain and repository policies one resource policy, as far as the action has them evaluated; of a token both
  permissions are asked for, and the stricter decision counts. A caller without a name is a role that no policy names.
- The root user asking for CodeArtifact tokens (an invalid request), role sessions with names in policies' conditions on tags of the
  session, S3 Block Public Access, and other rules of services that are not policies.
`;
}

const row = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

/** Each kind has its scenario. */
function checkConformance() {
  const text = readFileSync(new URL(`../../../${conformance}`, import.meta.url), 'utf8');
  const missing = allKinds.filter(({ id }) => !text.includes(`name: "${id}: `));
  if (missing.length > 0) throw new Error(`no scenario in ${conformance}: ${missing.map(({ id }) => id).join(', ')}`);
}
