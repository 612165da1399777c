import type { TextSet } from '../../iam/analyze/literal.js';
import type { ActionName } from '../../iam/compile/situation.js';
import type { ServiceRules } from '../../iam/evaluate/service-rules.js';
import { actionsOf as codeArtifactActions } from '../codeartifact-actions.js';
import {
  aliasActions,
  keylessActions,
  serviceRules,
  trustActions,
  unsignedActions,
} from '../service-rules.js';
import { servicesWithRcps } from '../services-with-rcps.js';
import { bearerTokenAction } from '../token.js';
import { arnSet, textSet } from './text-sets.js';

/** Actions and resources for which the service rules are the same. */
export interface Region {
  /** The services that have rules of their own for it; none for what is left over. */
  readonly services: readonly string[];
  readonly actions: Part;
  readonly resources: Part | undefined;
  readonly rules: ServiceRules;
}

/** What is in one of the sets, and in none of the others. */
export interface Part {
  readonly inside: readonly TextSet[] | undefined;
  readonly outside: readonly TextSet[];
}

function withRcps(): Region {
  const services = [...servicesWithRcps].filter(
    (service) => !['codeartifact', 'kms', 'sts'].includes(service),
  );
  const actions = services.map((service) => `${service}:*`);
  return { ...regionOf('', actions, []), services };
}

function codeArtifactRegions(): readonly Region[] {
  const known = (codeArtifactActions('codeartifact') ?? []).map((action) => action.toLowerCase());
  const byRules = new Map<ServiceRules, string[]>();
  const dependent: string[] = [];
  for (const action of known) {
    const onDomain = rulesOf(action, domain);
    if (onDomain !== rulesOf(action, '*')) {
      dependent.push(action);
      continue;
    }
    byRules.set(onDomain, [...(byRules.get(onDomain) ?? []), action]);
  }
  return [
    ...[...byRules.values()].map((actions) => regionOf('codeartifact', actions, [])),
    regionOf('codeartifact', dependent, [], { inside: arnSets(ofDomain), outside: [] }, domain),
    regionOf('codeartifact', dependent, [], { inside: undefined, outside: arnSets(ofDomain) }, '*'),
    regionOf('codeartifact', ['codeartifact:*'], known),
  ];
}

const domain = 'arn:aws:codeartifact:us-east-2:123456789012:domain/my-domain';
/** The resource parts of domains and of package groups, which the domain's policy is about. */
const ofDomain = ['domain', 'domain/*', 'package-group', 'package-group/*'];

const ofKms = (names: Iterable<string>): readonly string[] => [...names].map((name) => `kms:${name}`);
const ofSts = (names: Iterable<string>): readonly string[] => [...names].map((name) => `sts:${name}`);

function keyRegions(): readonly Region[] {
  const alias = (inside: readonly string[], outside: readonly string[], sample: string) =>
    regionOf(
      'kms',
      ofKms(aliasActions),
      [],
      { inside: inside.length === 0 ? undefined : arnSets(inside), outside: arnSets(outside) },
      `arn:aws:kms:us-east-2:123456789012:${sample}`,
    );
  return [
    regionOf('kms', ['kms:*'], ofKms([...aliasActions, ...keylessActions, 'retiregrant'])),
    alias(['alias/aws/*'], [], 'alias/aws/s3'),
    alias(['alias/*'], ['alias/aws/*'], 'alias/mine'),
    alias([], ['alias/*'], 'key/k'),
    regionOf('kms', ofKms(keylessActions), []),
    regionOf('kms', ['kms:retiregrant'], []),
  ];
}

function tokenRegions(): readonly Region[] {
  const groups = [[bearerTokenAction.name], unsignedActions, trustActions].map(ofSts);
  return [
    ...groups.map((actions) => regionOf('sts', actions, [])),
    regionOf('sts', ['sts:*'], groups.flat()),
  ];
}

function regionOf(
  service: string,
  inside: readonly string[],
  outside: readonly string[],
  resources?: Part,
  resource = '*',
): Region {
  const sample = (inside[0] as string).replace('*', 'any');
  return {
    services: [service],
    actions: { inside: inside.map(textSet), outside: outside.map(textSet) },
    resources,
    rules: rulesOf(sample, resource),
  };
}

function rulesOf(action: string, resource: string): ServiceRules {
  return serviceRules(nameOf(action), resource);
}

function nameOf(id: string): ActionName {
  const [service = '', name = ''] = id.split(':');
  return { text: id, id, service, name };
}

/** ARNs by their last part. */
function arnSets(resources: readonly string[]): readonly TextSet[] {
  return resources.map((resource) => arnSet(`arn:*:*:*:*:${resource}`));
}

/** All actions on all resources, part by part. Regions of one service that are asked for different rules stand apart. */
export function allRegions(): readonly Region[] {
  regions ??= [...codeArtifactRegions(), ...keyRegions(), ...tokenRegions(), withRcps()];
  return regions;
}

/** Made when the first question is asked: most runs ask none. */
let regions: readonly Region[] | undefined;

/** The rules of every service that has no region of its own. */
export const otherRules: ServiceRules = serviceRules(nameOf('other:action'), '*');
