require('policy-spec/jest');
const { loadPolicy } = require('policy-spec');

const policy = loadPolicy('policies/limit-token-to-12-hours.json');
const action = 'codeartifact:GetAuthorizationToken';
const resource = 'arn:aws:codeartifact:us-east-2:123456789012:domain/my-domain';

test('gives tokens of twelve hours and no others', () => {
  expect(policy).toAllow({ action, resource, durationSeconds: 43200 });
  expect(policy).toImplicitlyDeny({ action, resource, durationSeconds: 3600 });
});
