import { readFileSync } from 'node:fs';
import { decidedAs, differing, sum } from './count.js';
import { allKinds } from './kinds.js';

const conformance = 'spec/conformance/differential.policy.yaml';

const whose = {
  'policy-spec': 'policy-spec',
  reading: 'AWS leaves it open',
  service: 'the service’s rule',
};

/** The layers as AWS evaluates them. */
const layers = [
  'rcp',
  'scp',
  'resourceScp',
  'resource',
  'domain',
  'repository',
  'identity',
  'boundary',
  'session',
  'endpoint',
];

/** DIFFERENTIAL.md: nothing in it but what the seed decides, so that equal runs give equal bytes. */
export function render(result) {
  const { seed, count, agree, byKind, decided, refused, unexplained } = result;
  const { dependencies } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const version = dependencies['@cloud-copilot/iam-simulate'];
  checkConformance();
  const kinds = allKinds
    .filter(({ id }) => byKind[id] > 0)
    .map(({ id, title, peer, aws, page, right }) =>
      row([`\`${id}\``, title, peer, `${aws} (${page})`, whose[right], inNumbers(byKind[id])]),
    );
  const unseen = allKinds.filter(({ id }) => !(byKind[id] > 0)).map(({ id }) => `\`${id}\``);
  const outcomes = ['allow', 'explicit-deny', 'implicit-deny'];
  const byLayer = layers.map((layer) =>
    row([`\`${layer}\``, ...outcomes.map((outcome) => inNumbers(decided[`${outcome} ${layer}`] ?? 0))]),
  );
  const all = row(['all', ...outcomes.map((outcome) => inNumbers(decidedAs(result, outcome)))]);
  return `# Differential test

Random requests under random policies in all layers. policy-spec and @cloud-copilot/iam-simulate ${version} both decide
them. This file is written by

\`\`\`sh
npm ci && npm run build && cd bench && npm ci && npm run differential -- --seed ${seed} --count ${count} --write
\`\`\`

| | cases |
|---|---:|
| asked | ${inNumbers(count)} |
| both agree | ${inNumbers(agree)} |
| they differ, for reasons listed below | ${inNumbers(differing(result))} |
| they differ, and no reason is known | ${inNumbers(unexplained)} |
| policy-spec refuses the policies | ${inNumbers(sum(refused))} |

## What decides

Every layer decides many cases, in each way that it can. A layer that only limits never decides an allow. An RCP never
decides an implicit deny, as AWS attaches RCPFullAWSAccess.

| deciding layer, by policy-spec | allow | explicit deny | implicit deny |
|---|---:|---:|---:|
${byLayer.join('\n')}
${all}

## How a disagreement is explained

Decisions are compared as allow, explicit deny and implicit deny. The deciding layer is not compared. Each kind of
disagreement is a rule in \`src/differential/kinds/\`, in one of two forms:

- A rewrite puts the same question so that the peer's departure does not matter. Seconds since the epoch become ISO 8601,
  \`0.0.0.0/0\` becomes two halves, a variable becomes its value. policy-spec must decide the rewritten question as it
  decided the first. Then the peer must agree.
- A concession is for the few kinds that no rewrite can take out. It puts the question so that policy-spec, too, gives the
  peer's answer. It is for what AWS leaves open, and for what a service decides without asking policies.

Every rewrite that fits is tried on every case, also where both agree at first, so that no agreement by chance hides a
disagreement. A case that no rule explains is printed, as small as it gets, and the command ends with exit code 1.

## Kinds of disagreement

Each kind has a scenario, whose name begins with the name of the kind, in
[${conformance}](../${conformance}). The column "right" says who is right
by the sentence of AWS beside it:

- **policy-spec**: the sentence says so.
- **AWS leaves it open**: no sentence decides it. policy-spec takes the reading that the scenario describes.
- **the service’s rule**: the peer gives the service's answer, which no policy can change. policy-spec decides what the
  policies say.

One case may be of several kinds. X07 and other numbers of this form are rows of the table in the README of policy-spec
where AWS is silent or contradicts itself.

${row(['kind', 'what differs', 'iam-simulate', 'AWS', 'right', 'cases'])}
|---|---|---|---|---|---:|
${kinds.join('\n')}

${unseen.length === 0 ? 'Every known kind came up.' : `Known kinds that did not come up: ${unseen.join(', ')}.`}

## What is not compared

- Policies that policy-spec refuses, such as those with misspelt operators or with values that an operator cannot read.
  The peer takes most of them, and loses a Deny in them.
- Condition keys that AWS does not have for the action, as the peer drops them. Several values of a key that has one.
- A resource with \`*\` in its name. The peer takes it for a pattern, policy-spec for the character.
- Endpoint policies for anyone but \`*\`. The peer refuses them.
- Identity policies, boundaries and session policies of callers that have none: root users, services, the public.
- Token lifetimes that the service rejects, the root user asking for tokens, and other rules of services.

The peer has no words for some layers. They are put into those that it has:

- The SCPs of the resource's owner become further SCPs of a caller of the same account, and are left out for others.
- CodeArtifact's domain and repository policies become one resource policy. Those that the action does not have
  evaluated are left out.
- A token needs two permissions. The peer is asked for both, and the stricter decision counts.
- A caller without a name is a role that no policy names.
- SCPs are left out for the public, since the peer takes them for an error.
`;
}

const inNumbers = (number) => number.toLocaleString('en-US');
const row = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

/** Each kind has its scenario. */
function checkConformance() {
  const text = readFileSync(new URL(`../../../${conformance}`, import.meta.url), 'utf8');
  const missing = allKinds.filter(({ id }) => !text.includes(`name: "${id}: `));
  if (missing.length > 0)
    throw new Error(`no scenario in ${conformance}: ${missing.map(({ id }) => id).join(', ')}`);
}
