import type { Entity } from '../graph/collected';
import type { Edge } from '../j1ql/graph';
import type { Access } from './access';
import { numberOf, type Organization } from './organization';

/** The people who published versions of a package, as relationships to it. */
export function publicationsOf(
  organization: Organization,
  pkg: Entity,
): readonly Edge[] {
  return organization
    .edgesAt(pkg, 'PUBLISHED')
    .filter(({ from }) => from.type === 'npm_user');
}

/** When a user last published a package, in epoch milliseconds; never only where its history was collected. */
export function lastPublished(
  organization: Organization,
  { package: pkg, user }: Access,
): number | 'never' | undefined {
  const publication = publicationsOf(organization, pkg).find(
    ({ from }) => from === user,
  );
  if (!publication)
    return knowsHistory(organization, pkg) ? 'never' : undefined;
  const { lastPublishedOn } = publication.properties;
  return typeof lastPublishedOn === 'number' ? lastPublishedOn : undefined;
}

/** Whether npm told the history of a package, and the step that draws it was on: it draws at least one publication. */
function knowsHistory(organization: Organization, pkg: Entity): boolean {
  return (
    numberOf(pkg, 'createdOn') !== undefined &&
    organization.packages.some(
      (any) => publicationsOf(organization, any).length > 0,
    )
  );
}
