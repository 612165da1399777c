import type { LayerName } from '../../../src/index.js';
import { accounts } from './keys.js';

/** A part of AWS in which a case plays, so that policies and requests meet often. */
export interface Service {
  readonly name: string;
  readonly actions: readonly string[];
  readonly actionPatterns: readonly string[];
  readonly resources: readonly string[];
  readonly resourcePatterns: readonly string[];
  /** Layers that other services do not have. */
  readonly ownLayers: readonly LayerName[];
  readonly rcpActions: readonly string[];
}

const [one, two, three] = accounts;
const packages = `arn:aws:codeartifact:us-east-2:${one}`;
const kms = `arn:aws:kms:us-east-2:${one}`;

export const general: Service = {
  name: 'general',
  actions: ['s3:GetObject', 's3:PutObject', 's3:GetObjectAcl', 'ec2:RunInstances', 'sqs:SendMessage'],
  actionPatterns: ['*', 's3:*', 's3:Get*', 's3:?etObject', 'S3:GETOBJECT', 'sqs:*', 'ec2:*', 's3:*Object*'],
  resources: [
    '*',
    'arn:aws:s3:::b/x',
    'arn:aws:s3:::b/X',
    'arn:aws:s3:::b/alice/x',
    `arn:aws:sqs:us-east-2:${one}:q`,
    `arn:aws:sqs:us-east-2:${two}:q`,
    `arn:aws:sqs:us-east-2:${three}:qq`,
    'arn:aws:s3:us-east-1:aws:x',
    'arn:aws:s3:us-east-1:abcdefghijkl:x',
  ],
  resourcePatterns: [
    '*',
    'arn:aws:s3:::b/*',
    'arn:aws:s3:::b/?',
    'arn:aws:s3:::b/${aws:username}/*',
    "arn:aws:s3:::b/${k:b, 'alice'}/x",
    `arn:aws:sqs:*:${one}:*`,
    'arn:aws:sqs:*:*:q',
    'arn:aws:s3:::*',
    'arn:*:sqs:*:*:?',
  ],
  ownLayers: [],
  rcpActions: ['s3:*', 'sqs:*', 's3:GetObject'],
};

export const codeArtifact: Service = {
  name: 'codeartifact',
  actions: [
    'codeartifact:ReadFromRepository',
    'codeartifact:GetAuthorizationToken',
    'codeartifact:PutDomainPermissionsPolicy',
    'codeartifact:PutRepositoryPermissionsPolicy',
    'codeartifact:CreateRepository',
    'codeartifact:ListDomains',
    'codeartifact:TagResource',
    'codeartifact:DescribeDomain',
    'codeartifact:NotYetThere',
    'sts:GetServiceBearerToken',
  ],
  actionPatterns: [
    '*',
    'codeartifact:*',
    'codeartifact:Get*',
    'codeartifact:*Repository*',
    'codeartifact:L*',
    'sts:GetServiceBearerToken',
    'sts:*',
  ],
  resources: [
    '*',
    `${packages}:domain/d`,
    `${packages}:repository/d/r`,
    `arn:aws:codeartifact:us-east-2:${two}:repository/d/r`,
    `${packages}:package/d/r/npm//p`,
    `${packages}:package-group/d/g`,
    `${packages}:domain`,
  ],
  resourcePatterns: [
    '*',
    `${packages}:*`,
    'arn:aws:codeartifact:*:*:repository/*',
    `arn:aws:codeartifact:*:${one}:repository/d/r`,
  ],
  ownLayers: ['domain', 'repository'],
  rcpActions: ['codeartifact:*', 'sts:*'],
};

export const keyManagement: Service = {
  name: 'kms',
  actions: ['kms:Decrypt', 'kms:CreateAlias', 'kms:CreateKey', 'kms:RetireGrant', 'kms:Encrypt'],
  actionPatterns: ['*', 'kms:*', 'kms:Create*', 'kms:?ncrypt'],
  resources: [
    '*',
    `${kms}:key/k`,
    `${kms}:alias/mine`,
    `${kms}:alias/aws/s3`,
    `arn:aws:kms:us-east-2:${two}:key/k`,
  ],
  resourcePatterns: ['*', `arn:aws:kms:*:${one}:key/*`, 'arn:aws:kms:*:*:alias/*'],
  ownLayers: [],
  rcpActions: ['kms:*', 'kms:Decrypt'],
};

export const tokens: Service = {
  name: 'sts',
  actions: [
    'sts:AssumeRole',
    'sts:TagSession',
    'sts:AssumeRoleWithWebIdentity',
    'sts:AssumeRoleWithSAML',
    'sts:GetServiceBearerToken',
    'sts:GetCallerIdentity',
  ],
  actionPatterns: ['*', 'sts:*', 'sts:Assume*', 'sts:Get*'],
  resources: ['*', `arn:aws:iam::${one}:role/r`, `arn:aws:iam::${two}:role/r`],
  resourcePatterns: ['*', 'arn:aws:iam::*:role/*'],
  ownLayers: [],
  rcpActions: ['sts:*', 'sts:AssumeRole'],
};
