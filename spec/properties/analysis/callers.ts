import type { LayerName, PrincipalInput, Request } from '../../../src/index.js';
import { accounts } from './keys.js';
import { provider } from './statements.js';

const [one, two, three] = accounts;
const federatedUser = `arn:aws:sts::${one}:federated-user/f`;
const roots: readonly PrincipalInput[] = accounts.map((account) => `arn:aws:iam::${account}:root`);
const users = [one, two, three].map((account) => `arn:aws:iam::${account}:user/alice`);
const federated = { federatedUser, federatedBy: `arn:aws:iam::${one}:user/alice` };
const others: readonly PrincipalInput[] = [
  ...users,
  `arn:aws:iam::${one}:user/bob`,
  `arn:aws:iam::${one}:role/r`,
  `arn:aws:iam::${one}:role/q`,
  `arn:aws:iam::${two}:role/p/r`,
  `arn:aws:iam::${three}:role/q`,
  `arn:aws:sts::${one}:assumed-role/r/s`,
  `arn:aws:sts::${one}:assumed-role/r/t`,
  `arn:aws:sts::${two}:assumed-role/r/s`,
  `arn:aws:sts::${three}:assumed-role/q/s`,
  'anonymous',
  { service: 'sns.amazonaws.com' },
  { service: 'zzz.amazonaws.com' },
];

/** Those that a question may name. */
export const namedCallers: readonly PrincipalInput[] = [
  ...others,
  ...roots,
  federatedUser,
  federated,
  { federatedUser, federatedBy: `arn:aws:iam::${one}:root` },
  { arn: `arn:aws:iam::${one}:role/r`, serviceLinked: true },
  provider,
];

/** Those that a question is about which names nobody. */
export function impliedCallers(
  layers: ReadonlySet<LayerName>,
  policies: string,
): readonly Request['principal'][] {
  const hasOne = (...names: LayerName[]) => names.some((name) => layers.has(name));
  const isNamed = (text: string) => policies.includes(text);
  const outsiders = [
    ...others,
    ...(isNamed(federatedUser) ? [federatedUser] : []),
    ...(isNamed(federated.federatedBy) ? [federated] : []),
    ...(isNamed(provider) ? [provider] : []),
  ];
  return [
    undefined,
    ...(hasOne('resource', 'domain', 'repository') ? outsiders : []),
    ...(hasOne('identity', 'boundary', 'session') ? [] : roots),
  ];
}

/** The account of a caller, where it has one. */
export function accountOf(principal: Request['principal']): string | undefined {
  const text =
    typeof principal === 'string' && principal.includes('-provider/') ? '' : JSON.stringify(principal);
  return /:(\d{12}):/.exec(text ?? '')?.[1];
}
