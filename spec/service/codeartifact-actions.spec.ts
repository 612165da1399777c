import { expect, it, test } from 'vitest';
import { actionsOf, codeArtifactResources } from '../../src/service/codeartifact-actions.js';

it('knows all 51 actions, in any case', () => {
  const codeArtifactActions = actionsOf('codeartifact') ?? [];
  expect(codeArtifactActions).toHaveLength(51);
  for (const action of codeArtifactActions) {
    const name = action.replace('codeartifact:', '');
    expect(codeArtifactResources(name.toUpperCase())).toEqual(codeArtifactResources(name));
    expect(codeArtifactResources(name)).toBeDefined();
  }
});

it('knows no other service', () => {
  for (const service of ['s3', 'sts', 'constructor', '']) expect(actionsOf(service)).toBeUndefined();
});

// Service Authorization Reference, AWS CodeArtifact.
test.each<[string, string[] | undefined]>([
  ['ListDomains', []],
  ['CreateRepository', []],
  ['GetAuthorizationToken', ['domain']],
  ['ListRepositoriesInDomain', ['domain']],
  ['ReadFromRepository', ['repository']],
  ['PublishPackageVersion', ['package']],
  ['CopyPackageVersions', ['package', 'repository']],
  ['TagResource', ['domain', 'package-group', 'repository']],
  ['ListSubPackageGroups', ['package-group']],
  ['Wombat', undefined],
  ['constructor', undefined],
  ['__proto__', undefined],
])('%s takes %j', (name, resources) => {
  expect(codeArtifactResources(name)).toEqual(resources);
});
