import type { Step } from '@jupiterone/integration-sdk-core';
import type { StepContext } from '../config';
import { accountKey } from '../entities/account';
import { codeRepoAt, repositoryUrl } from '../entities/code-repo';
import {
  createPackageEntity,
  packageEntity,
  type PackageFacts,
} from '../entities/package';
import { enabledSources } from '../ingestion';
import { isHidden, type PackageReading } from '../registry/inventory';
import type { Collaborator, Package, Reach } from '../registry/types';
import { accountHasPackage, codeRepoPublishedPackage } from '../relationships';
import { fetchAccount } from './account';
import { censusFor } from './census';
import { Incomplete } from './incomplete';

/** All packages of the organization with their metadata, and the repositories that they say they come from. */
export const fetchOrgPackages: Step<StepContext> = {
  id: 'fetch-org-packages',
  name: 'Fetch Packages',
  entities: [packageEntity],
  relationships: [accountHasPackage.metadata],
  mappedRelationships: [codeRepoPublishedPackage.metadata],
  dependsOn: [fetchAccount.id],
  async executionHandler(context) {
    const { jobState, executionConfig } = context;
    const { registry } = executionConfig;
    const incomplete = new Incomplete(context.logger);
    const account = accountKey(registry.organization);
    const { missingLists } = await censusFor(context);
    for (const failure of missingLists)
      incomplete.note(
        failure,
        'a list of packages',
        'Organizations: Read-only',
      );
    for await (const facts of gatherFacts(context, incomplete)) {
      const { listed, metadata } = facts;
      const { _key } = await jobState.addEntity(createPackageEntity(facts));
      await jobState.addRelationship(accountHasPackage.draw(account, _key));
      const published = publishedFrom(listed.name, metadata);
      if (published) await jobState.addRelationship(published);
    }
    incomplete.settle();
  },
};

/** Puts together what is known of each package, as far as its sources are switched on. */
async function* gatherFacts(
  context: StepContext,
  incomplete: Incomplete,
): AsyncGenerator<PackageFacts> {
  const { registry } = context.executionConfig;
  const sources = enabledSources(context.instance);
  const { packages } = await censusFor(context);
  const reach = sources.has('reach')
    ? (await registry.getReach()).reach
    : new Map<string, Reach>();
  for (const reading of packages) {
    noteUnread(reading, incomplete);
    const { listed, visibility } = reading;
    const metadata = reading.metadata.value;
    const collaborators = reading.collaborators?.value;
    yield {
      listed,
      metadata,
      public: visibility.value ?? (reach.has(listed.name) || undefined),
      reach: reach.get(listed.name),
      writerCount: collaborators?.filter(canWrite).length,
      ...(sources.has('dependencies') && {
        dependencyCount: metadata?.dependencyCount,
      }),
      ...(sources.has('publishers') && {
        formerPublisherCount: countFormerPublishers(metadata, collaborators),
      }),
    };
  }
}

const canWrite = ({ permission }: Collaborator) => permission === 'read-write';

function noteUnread(reading: PackageReading, incomplete: Incomplete): void {
  const { metadata, visibility } = reading;
  const isPrivate = isHidden(reading);
  incomplete.note(
    metadata.error,
    isPrivate
      ? 'the metadata of a private package'
      : 'the metadata of a package',
    'Packages and scopes: Read-only',
    isPrivate,
  );
  if (metadata.error === undefined)
    incomplete.note(
      visibility.error,
      'whether a package is public',
      'Packages and scopes: Read-only',
    );
}

/** How many people published versions and have no access any more. */
function countFormerPublishers(
  metadata?: Package,
  collaborators?: readonly Collaborator[],
): number | undefined {
  const withAccess = collaborators?.map(({ username }) => username);
  return (
    withAccess &&
    metadata?.history?.publications.filter(
      ({ username }) => !withAccess.includes(username),
    ).length
  );
}

function publishedFrom(name: string, metadata?: Package) {
  const { url: notation, directory } = metadata?.repository ?? {};
  const url = notation && repositoryUrl(notation);
  const codeRepo = url && codeRepoAt(url);
  return codeRepo && codeRepoPublishedPackage.draw(codeRepo, name, directory);
}
