import { loadPolicy, policySet } from 'policy-spec';
import 'policy-spec/vitest';
import { expect, it } from 'vitest';

const load = (name: string) => loadPolicy(new URL(`./policies/${name}.json`, import.meta.url));
const full = load('full-access');

it('lets developers read a repository of another account, if its owner does', () => {
  const organization = [full, [full, load('keep-packages')]];
  const developer = policySet({ identity: load('developer'), scp: 'organization' }, { organization });
  const request = {
    principal: 'arn:aws:sts::111122223333:assumed-role/Developer/ann',
    action: 'codeartifact:ReadFromRepository',
    resource: 'arn:aws:codeartifact:us-east-2:444455556666:repository/my-domain/my-repo',
  };
  expect(developer).toImplicitlyDeny(request);
  expect(
    policySet(
      { identity: load('developer'), scp: 'organization', repository: load('shared-repository') },
      { organization },
    ),
  ).toDecide(request, { outcome: 'allow', decidedBy: ['Packages', 'ReadByDevelopers'] });
});
