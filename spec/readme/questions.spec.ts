import { compare, loadPolicy, proveNever } from 'policy-spec';
import 'policy-spec/vitest';
import { expect, it } from 'vitest';

const load = (name: string) => loadPolicy(new URL(`./policies/${name}.json`, import.meta.url));
const hour = load('limit-token-to-1-hour');
const readOnly = load('read-only-access');
const admin = load('admin-access');

it('holds for all requests', () => {
  const action = 'sts:GetServiceBearerToken';
  expect(hour).toAllowExactly({ action }, { durationSeconds: [0, [900, 3600]] });
  expect(readOnly).toNeverAllow({ action: ['codeartifact:Publish*', 'codeartifact:Delete*'] });
  expect(admin).toAlwaysAllow({ action: 'codeartifact:*' });
  expect(readOnly).toAllowNoMoreThan(admin);
  expect(admin).not.toBeEquivalentTo(readOnly);
});

it('gives answers to programs, too', () => {
  const answer = proveNever(admin, { action: 'codeartifact:Delete*' });
  if (answer.answer !== 'refuted') throw new Error('administrators delete');
  expect(admin).toAllow(answer.request);
  expect(compare(admin, readOnly).relation).toBe('narrower');
});
