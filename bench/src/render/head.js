import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { rounds } from '../settings.js';

export function renderHead() {
  const { dependencies } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const peers = Object.entries(dependencies).map(([name, version]) => `${name} ${version}`);
  return `# Results

Made by \`npm ci && npm run all\` in \`bench/\`, after \`npm run build\` in the folder above; see README.md for what
is measured and how. Node ${process.versions.node} on ${process.platform} ${process.arch}, ${availableParallelism()} cores. Medians of ${rounds} rounds, in which the contenders
take turns. Peers: ${peers.join(', ')}.
`;
}
