import { isOutside } from '../../report/access';
import { nameOf } from '../../report/organization';
import { clip, named, readable, several } from '../shared/format';
import { Web } from '../shared/properties';
import { Publishable, Readable } from './accesses';
import { Names } from './names';
import type { ViewProps } from './package-view';
import { AllProperties, teamNameOf } from './thing';

/** A user: how far they reach, through what, and what they did with it. */
export function UserView({ entity, organization }: ViewProps) {
  const accesses = organization.accessBy(entity);
  const publishable = accesses.filter(({ write }) => write);
  const others = accesses.filter(({ write }) => !write);
  const { packages, weeklyDownloads } = organization.reachOf(entity);
  return (
    <>
      <h3>
        <bdi>{named(nameOf(entity))}</bdi>
      </h3>
      <Standing entity={entity} />
      <h4>
        Can publish {several(packages, 'package')}, downloaded{' '}
        {several(weeklyDownloads, 'time')} a week
      </h4>
      <Publishable organization={organization} accesses={publishable} />
      <Readable accesses={others} end="package">
        Can read {several(others.length, 'other')}, no more
      </Readable>
      <Names
        title="Teams"
        entities={organization.from(entity, 'HAS', 'npm_team')}
        name={teamNameOf}
      />
      <Burst entity={entity} />
      <AllProperties entity={entity} />
    </>
  );
}

function Standing({ entity }: Pick<ViewProps, 'entity'>) {
  const { admin, email, role, webLink } = entity.properties;
  return (
    <>
      <p class="badges">
        {isOutside(entity) ? (
          <span class="badge warn">outside the organization</span>
        ) : (
          <span class={`badge ${admin === true ? 'warn' : ''}`}>
            {readable('role', role) || 'member'}
          </span>
        )}
      </p>
      <p class="links">
        <Web href={webLink}>On npm</Web>
        {typeof email === 'string' && <bdi>{clip(email)}</bdi>}
      </p>
    </>
  );
}

function Burst({ entity: { properties } }: Pick<ViewProps, 'entity'>) {
  const { largestPublishBurst, largestPublishBurstOn } = properties;
  if (typeof largestPublishBurst !== 'number') return null;
  return (
    <p>
      Published {several(largestPublishBurst, 'package')} of the organization
      within ten minutes, and never more, on{' '}
      {readable('On', largestPublishBurstOn).slice(0, 10)}.
    </p>
  );
}
