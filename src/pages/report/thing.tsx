import type { Entity } from '../../graph/collected';
import type { Access } from '../../report/access';
import { nameOf } from '../../report/organization';
import { named } from '../shared/format';
import { NotTold } from '../shared/not-told';
import { PropertyList } from '../shared/properties';
import { addressOf } from './address';

/** A name that leads to what the report knows of it. */
export function Thing({
  entity,
  name = nameOf(entity),
}: {
  readonly entity: Entity;
  readonly name?: string;
}) {
  return (
    <a class="thing" href={addressOf(entity.key)}>
      <bdi>{named(name)}</bdi>
    </a>
  );
}

/** What lets a user use a package. */
export function Ways({ access }: { readonly access: Access }) {
  if (access.ways.length === 0) return <NotTold />;
  return (
    <>
      {access.ways.map((way, at) => (
        <>
          {at > 0 && ', '}
          {way.kind === 'team' && (
            <>
              team <Thing entity={way.team} name={teamNameOf(way.team)} />
            </>
          )}
          {way.kind === 'direct' && 'a grant of their own'}
          {way.kind === 'outside' && (
            <span class="badge warn">outside collaborator</span>
          )}
        </>
      ))}
    </>
  );
}

/** The name of a team without its organization. */
export function teamNameOf(team: Entity): string {
  const { teamName } = team.properties;
  return typeof teamName === 'string' ? teamName : nameOf(team);
}

/** All that was collected of an entity. */
export function AllProperties({ entity }: { readonly entity: Entity }) {
  return (
    <details>
      <summary>All properties</summary>
      <PropertyList properties={entity.properties} />
    </details>
  );
}
