import { loadPolicy } from 'policy-spec';
import 'policy-spec/vitest';
import { expect, it } from 'vitest';

const policy = loadPolicy(new URL('./policies/limit-token-to-12-hours.json', import.meta.url));
const action = 'codeartifact:GetAuthorizationToken';
const resource = 'arn:aws:codeartifact:us-east-2:123456789012:domain/my-domain';

it('gives tokens of twelve hours and no others', () => {
  expect(policy).toAllow({ action, resource, durationSeconds: 43200 });
  expect(policy).toImplicitlyDeny({ action, resource, durationSeconds: 3600 });
  expect(policy).toDecide({ action, resource, durationSeconds: 600 }, 'invalid-request');
});

it('decides objects, too', () => {
  const readOnly = {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'Read',
        Effect: 'Allow',
        Action: ['codeartifact:Describe*', 'codeartifact:List*'],
        Resource: '*',
      },
    ],
  };
  expect(readOnly).toDecide(
    { action: 'codeartifact:DescribeDomain', resource },
    { outcome: 'allow', decidedBy: ['Read'] },
  );
  expect(readOnly).not.toAllow({ action: 'codeartifact:DeleteDomain', resource });
});
