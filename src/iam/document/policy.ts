import type { Path } from '../diagnostic.js';
import type { Node, Offset } from './node.js';
import type { SourceText } from './source-text.js';

/** The layers a decision is made of: the role that a policy plays in it. */
export const layerNames = [
  'identity',
  'boundary',
  'session',
  'resource',
  'domain',
  'repository',
  'scp',
  'rcp',
  'resourceScp',
  'endpoint',
] as const;
export type LayerName = (typeof layerNames)[number];

/** The layers that have levels, from the root of the organization down to the account. */
export const levelledLayers: ReadonlySet<LayerName> = new Set(['scp', 'rcp', 'resourceScp'] as const);
export type LevelledLayerName = 'scp' | 'rcp' | 'resourceScp';

export type Effect = 'Allow' | 'Deny';
export type PolicyVersion = '2008-10-17' | '2012-10-17';

/** A policy whose grammar was checked. Values are still text: what they mean is found when it is compiled. */
export interface ParsedPolicy {
  /** After its file, without folder and extension; `inline` without a file of its own. */
  readonly name: string;
  readonly file: string | undefined;
  readonly source: SourceText | undefined;
  readonly at: Offset;
  /** Absent means the same as 2008-10-17: no policy variables (elements_version). */
  readonly version: PolicyVersion | undefined;
  /** Where the version stands; of the policy where there is none. */
  readonly versionAt: Offset;
  readonly id: { readonly at: Offset } | undefined;
  readonly statements: readonly ParsedStatement[];
}

export interface ParsedStatement {
  /** Zero-based, in the order of the policy. */
  readonly index: number;
  readonly at: Offset;
  readonly path: Path;
  readonly sid: { readonly text: string; readonly at: Offset } | undefined;
  readonly effect: Effect;
  readonly effectAt: Offset;
  readonly principal: ParsedPrincipals | undefined;
  readonly action: ParsedList;
  /** Absent only where the layer lets it be: in role trust policies. */
  readonly resource: ParsedList | undefined;
  readonly conditions: readonly ParsedCondition[];
}

/** Action or NotAction, Resource or NotResource. */
export interface ParsedList {
  readonly negated: boolean;
  readonly at: Offset;
  readonly entries: readonly { readonly text: string; readonly at: Offset }[];
}

/** Principal or NotPrincipal. */
export interface ParsedPrincipals {
  readonly negated: boolean;
  readonly at: Offset;
  readonly entries: readonly ParsedPrincipal[];
}

export type PrincipalKind = 'AWS' | 'Federated' | 'Service' | 'CanonicalUser';

/** `everyone` is the bare `"*"`. */
export interface ParsedPrincipal {
  readonly kind: PrincipalKind | 'everyone';
  readonly text: string;
  readonly at: Offset;
  readonly path: Path;
}

export interface ParsedCondition {
  readonly operator: string;
  readonly operatorAt: Offset;
  readonly key: string;
  readonly keyAt: Offset;
  readonly path: Path;
  readonly values: readonly Node[];
  readonly valuesAt: Offset;
}
