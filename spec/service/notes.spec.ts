import { describe, expect, it, test } from 'vitest';
import { evaluate, type Request } from '../../src/index.js';

const account = 'arn:aws:codeartifact:us-east-2:123456789012';
const domain = `${account}:domain/my-domain`;
const pack = (format: string) => `${account}:package/my-domain/my-repo/${format}//name`;

function notes(request: Request, effect = 'Allow'): readonly string[] {
  const policy = { Version: '2012-10-17', Statement: { Effect: effect, Action: '*', Resource: '*' } };
  return evaluate(policy, request).notes.map(({ code, message }) => `${code}: ${message}`);
}

const takesNone = (action: string, resource: string) =>
  `action-takes-no-resource: AWS gives ${action} no resource-level permission: a real call asks for "*", not for ${resource}`;

describe('an action that takes no resource', () => {
  test.each([
    'ListDomains',
    'ListRepositories',
    'CreateDomain',
    'CreateRepository',
    'CreatePackageGroup',
    'listdomains',
  ])('codeartifact:%s', (name) => {
    const action = `codeartifact:${name}`;
    expect(notes({ action, resource: domain })).toEqual([takesNone(action, domain)]);
    expect(notes({ action, resource: domain }, 'Deny')).toEqual([takesNone(action, domain)]);
    expect(notes({ action })).toEqual([]);
  });

  it('sts:GetServiceBearerToken', () => {
    const action = 'sts:GetServiceBearerToken';
    expect(notes({ action, resource: domain, durationSeconds: 900 })).toEqual([takesNone(action, domain)]);
  });

  test.each(['codeartifact:DescribeDomain', 's3:ListAllMyBuckets', 'other:ListDomains'])(
    'not %s',
    (action) => {
      expect(notes({ action, resource: domain })).toEqual([]);
    },
  );
});

describe('a further permission', () => {
  const needs = 'further-permission: ';
  test.each<[string, Request, string[]]>([
    [
      'a token without its lifetime',
      { action: 'codeartifact:GetAuthorizationToken', resource: domain },
      [
        `${needs}a real call of codeartifact:GetAuthorizationToken also needs sts:GetServiceBearerToken, for a token of 43200 seconds (twelve hours) when it names no lifetime: give durationSeconds to decide both permissions`,
      ],
    ],
    [
      'a token with it',
      { action: 'codeartifact:GetAuthorizationToken', resource: domain, durationSeconds: 0 },
      [],
    ],
    [
      'a bearer token without its keys',
      { action: 'sts:GetServiceBearerToken' },
      [
        `${needs}a real request for sts:GetServiceBearerToken carries sts:DurationSeconds and sts:AWSServiceName: give durationSeconds, or both keys in the context`,
      ],
    ],
    ['a bearer token with it', { action: 'sts:GetServiceBearerToken', durationSeconds: 900 }, []],
    [
      'its keys declared absent',
      { action: 'sts:GetServiceBearerToken', absent: ['sts:DurationSeconds', 'STS:awsservicename'] },
      [],
    ],
    [
      'a Maven package',
      { action: 'codeartifact:PublishPackageVersion', resource: pack('maven') },
      [`${needs}publishing a Maven package also needs codeartifact:PutPackageMetadata on it`],
    ],
    [
      'a NuGet package',
      { action: 'codeartifact:publishpackageversion', resource: pack('nuget') },
      [`${needs}publishing a NuGet package also needs codeartifact:ReadFromRepository on its repository`],
    ],
    ['an npm package', { action: 'codeartifact:PublishPackageVersion', resource: pack('npm') }, []],
    [
      'copying',
      { action: 'codeartifact:CopyPackageVersions', resource: pack('npm') },
      [`${needs}copying also needs codeartifact:ReadFromRepository on the source repository`],
    ],
  ])('%s', (_, request, expected) => {
    expect(notes(request)).toEqual(expected);
  });

  it('of publishing and copying only where the one that was decided is allowed', () => {
    expect(notes({ action: 'codeartifact:CopyPackageVersions', resource: pack('npm') }, 'Deny')).toEqual([]);
    expect(notes({ action: 'codeartifact:PublishPackageVersion', resource: pack('maven') }, 'Deny')).toEqual(
      [],
    );
  });
});

describe('an action that no statement names', () => {
  const policy = {
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: 'codeartifact:ListDomains', Resource: '*' },
  };
  test.each<[string, string]>([
    [
      'codeartifact:DeleteDomain',
      'no statement names codeartifact:DeleteDomain, so it is denied whatever the rest of the request',
    ],
    [
      'codeartifact:deletedomain',
      'no statement names codeartifact:deletedomain, so it is denied whatever the rest of the request',
    ],
    [
      'codeartifact:DeletDomain',
      'no statement names codeartifact:DeletDomain, and its service has no such action (did you mean codeartifact:DeleteDomain?)',
    ],
    ['codeartifact:Wombat', 'no statement names codeartifact:Wombat, and its service has no such action'],
    ['s3:GetObject', 'no statement names s3:GetObject, so a misspelt action would be denied as well'],
  ])('%s', (action, message) => {
    const resource = 'arn:aws:codeartifact:us-east-2:111122223333:domain/d';
    expect(evaluate(policy, { action, resource }).notes).toEqual([{ code: 'deny-not-near', message }]);
  });
});

describe('what no real call asks for', () => {
  test.each<[string, Request, string]>([
    [
      'a resource of another type',
      { action: 'codeartifact:DescribeDomain', resource: pack('npm') },
      `resource-of-other-type: codeartifact:DescribeDomain takes a domain, and ${pack('npm')} is none: no real call asks for it`,
    ],
    [
      'a resource of another service',
      { action: 'codeartifact:DescribeDomain', resource: domain.replace('codeartifact', 'sqs') },
      `resource-of-other-type: codeartifact:DescribeDomain takes a domain, and ${domain.replace('codeartifact', 'sqs')} is none: no real call asks for it`,
    ],
    [
      'no resource, where one is needed',
      { action: 'codeartifact:DescribeDomain' },
      'resource-of-other-type: codeartifact:DescribeDomain takes a domain, and * is none: no real call asks for it',
    ],
    [
      'an action that the service does not have',
      { action: 'codeartifact:DescribeDomian', resource: domain },
      'unknown-action: codeartifact:DescribeDomian is no action of its service, so no real call asks for it (did you mean codeartifact:DescribeDomain?)',
    ],
    [
      'a wildcard',
      { action: 's3:GetObject', resource: 'arn:aws:s3:::b/*' },
      'wildcard-in-resource: the wildcard in arn:aws:s3:::b/* is a character like any other: a request asks for one resource',
    ],
  ])('%s', (_, request, note) => {
    expect(notes(request)).toEqual([note]);
  });
});

describe('the keys of a token', () => {
  const asking = 'codeartifact:GetAuthorizationToken';
  const condition = {
    NumericLessThanEquals: { 'sts:DurationSeconds': 3600 },
    StringEquals: { 'sts:AWSServiceName': 'codeartifact.amazonaws.com' },
  };
  const statement = (action: string | string[]) => ({
    Sid: 'limit',
    Effect: 'Allow',
    Action: action,
    Resource: '*',
    Condition: condition,
  });
  const codes = (action: string | string[], request: Request) =>
    evaluate({ Version: '2012-10-17', Statement: statement(action) }, request).notes.map(
      ({ code, message }) => `${code}: ${message}`,
    );

  it('are missing for good where a condition asks the other permission for them', () => {
    const told = codes([asking, 'sts:GetServiceBearerToken'], {
      action: asking,
      resource: domain,
      durationSeconds: 900,
    });
    const text = (key: string) =>
      `key-of-other-permission: limit reads ${key}, which a request for ${asking} never carries: a token's limits belong to sts:GetServiceBearerToken`;
    expect(told).toEqual([text('sts:DurationSeconds'), text('sts:AWSServiceName')]);
  });

  it('are no typo where no statement reads them, of a request that really carries them', () => {
    const context = { 'sts:DurationSeconds': 900, 'sts:AWSServiceName': 'codeartifact.amazonaws.com' };
    const policy = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } };
    expect(evaluate(policy, { action: 'sts:GetServiceBearerToken', context }).notes).toEqual([]);
    expect(evaluate(policy, { action: 's3:GetObject', context }).notes.map(({ code }) => code)).toEqual([
      'unread-context-key',
      'unread-context-key',
    ]);
  });
});
