import { test } from 'node:test';
import { expect } from 'expect';
import { loadPolicy } from 'policy-spec';
import * as matchers from 'policy-spec/matchers';

expect.extend(matchers);

const policy = loadPolicy('policies/limit-token-to-12-hours.json');
const action = 'codeartifact:GetAuthorizationToken';
const resource = 'arn:aws:codeartifact:us-east-2:123456789012:domain/my-domain';

test('gives tokens of twelve hours and no others', () => {
  expect(policy).toAllow({ action, resource, durationSeconds: 43200 });
  expect(policy).toImplicitlyDeny({ action, resource, durationSeconds: 3600 });
});
