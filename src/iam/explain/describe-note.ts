import type { FurtherNeed, NoteFact } from '../evaluate/note-fact.js';
import { nameOfKind } from './describe-stop.js';

export function describeNote(note: NoteFact): string {
  switch (note.code) {
    case 'unread-context-key':
      return `no statement reads the context key ${note.key}${meant(note.nearest)}`;
    case 'missing-context-key':
      return `${note.statement} reads ${note.key}, which the request neither gives nor declares absent${note.isOfCaller ? ': naming the caller in principal gives it' : ''}`;
    case 'key-of-other-permission':
      return `${note.statement} reads ${note.key}, which a request for ${note.action} never carries: a token's limits belong to sts:GetServiceBearerToken`;
    case 'caller-not-named':
      return note.field === 'principal'
        ? `${note.statement} names principals, and the request names none: give principal, or the statement is not about the caller`
        : `${note.statement} names a user of the caller's account: give the caller as {federatedUser, federatedBy}, or it counts as another user's session`;
    case 'owner-not-given':
      return `${note.resource} does not say whose it is: of ${note.account}, the caller's account, its policy alone allows this; of another account it would not. Give resourceAccount`;
    case 'owner-differs':
      return `the resource's ARN is of account ${note.arnAccount}, and resourceAccount is ${note.account}`;
    case 'key-differs':
      return note.filled === undefined
        ? `${note.key} is ${note.given} in the context, and ${note.of} has no such key`
        : `${note.key} is ${note.given} in the context, and ${note.filled} by what the request says of ${note.of}`;
    case 'role-path-not-given':
      return `${note.statement} compares aws:PrincipalArn with ${note.role}, and the ARN of a session leaves out the path of its role: give aws:PrincipalArn in context`;
    case 'unnamed-of-other-account':
      return `${note.key} is ${note.given} in the context, and a caller that principal does not name counts as one of the resource's account, ${note.account}: give principal`;
    case 'service-linked':
      return note.isMarked
        ? `${note.principal} is said to be service-linked, and such roles have the path /aws-service-role/ and a name that begins with AWSServiceRoleFor`
        : `${note.principal} is named as service-linked roles are, which no SCP and no RCP limits: give it as {arn, serviceLinked: true}`;
    case 'resource-of-codeartifact':
      return `CodeArtifact has two resource policies with rules of their own: for ${note.action} give the policy as domain or repository, not as resource`;
    case 'rcp-not-covered':
      return `${note.statement} is about ${note.action}, and AWS applies no RCPs to its service: the statement does nothing here`;
    case 'action-takes-no-resource':
      return `AWS gives ${note.action} no resource-level permission: a real call asks for "*", not for ${note.resource}`;
    case 'resource-of-other-type':
      return `${note.action} takes ${note.types.map((type) => `a ${type}`).join(' or ')}, and ${note.resource} is none: no real call asks for it`;
    case 'unknown-action':
      return `${note.action} is no action of its service, so no real call asks for it${meant(note.nearest)}`;
    case 'no-permission-needed':
      return `AWS asks for no permission for ${note.action}: a real call succeeds, whatever the policies say`;
    case 'wildcard-in-resource':
      return `the wildcard in ${note.resource} is a character like any other: a request asks for one resource`;
    case 'further-permission':
      return describeNeed(note.action, note.need);
    case 'deny-not-near':
      return describeNotNear(note) + meant(note.nearest);
    case 'unusable-context-value':
      return `${note.key} is ${note.value}, which ${note.operator} cannot read as ${nameOfKind(note.kind)}: that value matches nothing`;
    case 'several-values-in-variable':
      return `${note.statement} uses ${note.key} as a variable, which has several values, so that it stands for none`;
    case 'several-values-without-set-operator':
      return `${note.key} has several values, and AWS does not define ${note.operator} for them: write ForAnyValue: or ForAllValues:`;
  }
}

function describeNotNear({
  action,
  exists,
  isLimited,
}: Extract<NoteFact, { code: 'deny-not-near' }>): string {
  const none = `no statement${isLimited ? ' that could grant it' : ''} names ${action}`;
  switch (exists) {
    case true:
      return `${none}, so it is denied whatever the rest of the request`;
    case false:
      return `${none}, and its service has no such action`;
    case undefined:
      return `${none}, so a misspelt action would be denied as well`;
  }
}

function meant(nearest: string | undefined): string {
  return nearest === undefined ? '' : ` (did you mean ${nearest}?)`;
}

function describeNeed(action: string, need: FurtherNeed): string {
  switch (need) {
    case 'bearer-token':
      return `a real call of ${action} also needs sts:GetServiceBearerToken, for a token of 43200 seconds (twelve hours) when it names no lifetime: give durationSeconds to decide both permissions`;
    case 'token-keys':
      return `a real request for ${action} carries sts:DurationSeconds and sts:AWSServiceName: give durationSeconds, or both keys in the context`;
    case 'maven-metadata':
      return `publishing a Maven package also needs codeartifact:PutPackageMetadata on it`;
    case 'nuget-read':
      return `publishing a NuGet package also needs codeartifact:ReadFromRepository on its repository`;
    case 'copy-source':
      return `copying also needs codeartifact:ReadFromRepository on the source repository`;
  }
}
