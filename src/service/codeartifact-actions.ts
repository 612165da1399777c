export type CodeArtifactResource = 'domain' | 'repository' | 'package' | 'package-group';

/**
 * The actions of CodeArtifact and the types of resource that each can be granted on; none means that a real
 * call asks for `*` (Service Authorization Reference, list_awscodeartifact).
 */
const resourcesByAction: Readonly<Record<string, readonly CodeArtifactResource[]>> = {
  AssociateExternalConnection: ['repository'],
  AssociateWithDownstreamRepository: ['repository'],
  CopyPackageVersions: ['package', 'repository'],
  CreateDomain: [],
  CreatePackageGroup: [],
  CreateRepository: [],
  DeleteDomain: ['domain'],
  DeleteDomainPermissionsPolicy: ['domain'],
  DeletePackage: ['package'],
  DeletePackageGroup: ['package-group'],
  DeletePackageVersions: ['package'],
  DeleteRepository: ['repository'],
  DeleteRepositoryPermissionsPolicy: ['repository'],
  DescribeDomain: ['domain'],
  DescribePackage: ['package'],
  DescribePackageGroup: ['package-group'],
  DescribePackageVersion: ['package'],
  DescribeRepository: ['repository'],
  DisassociateExternalConnection: ['repository'],
  DisposePackageVersions: ['package'],
  GetAssociatedPackageGroup: ['package-group'],
  GetAuthorizationToken: ['domain'],
  GetDomainPermissionsPolicy: ['domain'],
  GetPackageVersionAsset: ['package'],
  GetPackageVersionReadme: ['package'],
  GetRepositoryEndpoint: ['repository'],
  GetRepositoryPermissionsPolicy: ['repository'],
  ListAllowedRepositoriesForGroup: ['package-group'],
  ListAssociatedPackages: ['package-group'],
  ListDomains: [],
  ListPackageGroups: ['domain'],
  ListPackageVersionAssets: ['package'],
  ListPackageVersionDependencies: ['package'],
  ListPackageVersions: ['package'],
  ListPackages: ['repository'],
  ListRepositories: [],
  ListRepositoriesInDomain: ['domain'],
  ListSubPackageGroups: ['package-group'],
  ListTagsForResource: ['domain', 'package-group', 'repository'],
  PublishPackageVersion: ['package'],
  PutDomainPermissionsPolicy: ['domain'],
  PutPackageMetadata: ['package'],
  PutPackageOriginConfiguration: ['package'],
  PutRepositoryPermissionsPolicy: ['repository'],
  ReadFromRepository: ['repository'],
  TagResource: ['domain', 'package-group', 'repository'],
  UntagResource: ['domain', 'package-group', 'repository'],
  UpdatePackageGroup: ['package-group'],
  UpdatePackageGroupOriginConfiguration: ['package-group'],
  UpdatePackageVersionsStatus: ['package'],
  UpdateRepository: ['repository'],
};

const byName: ReadonlyMap<string, readonly CodeArtifactResource[]> = new Map(
  Object.entries(resourcesByAction).map(([name, resources]) => [name.toLowerCase(), resources]),
);

/** By the action's name in any case; undefined for what is no action of CodeArtifact. */
export function codeArtifactResources(name: string): readonly CodeArtifactResource[] | undefined {
  return byName.get(name.toLowerCase());
}

const codeArtifactActions: readonly string[] = Object.keys(resourcesByAction).map(
  (name) => `codeartifact:${name}`,
);

/** All actions of a service; undefined where this project has no table of them. */
export function actionsOf(service: string): readonly string[] | undefined {
  return service === 'codeartifact' ? codeArtifactActions : undefined;
}
