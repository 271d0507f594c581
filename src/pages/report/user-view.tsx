import { isAdmin, isOutside } from '../../report/access';
import { nameOf } from '../../report/organization';
import { clip, counted, named, readable, several } from '../shared/format';
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
  const { packages, weeklyDownloads, told } = organization.reachOf(entity);
  return (
    <>
      <h3>
        <bdi>{named(nameOf(entity))}</bdi>
      </h3>
      <Standing entity={entity} />
      <h4>
        Can publish {several(packages, 'package')}
        {told > 0 && `, downloaded ${several(weeklyDownloads, 'time')} a week`}
      </h4>
      {told < packages && (
        <p class="muted">npm tells the downloads of {counted(told)} of them.</p>
      )}
      <Publishable organization={organization} accesses={publishable} />
      <Readable accesses={others} end="package">
        Can only read {several(others.length, 'other')}
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
  const { email, role, webLink } = entity.properties;
  return (
    <>
      <p class="badges">
        {isOutside(entity) ? (
          <span class="badge warn">outside the organization</span>
        ) : (
          <span class={`badge ${isAdmin(entity) ? 'warn' : ''}`}>
            {readable('role', role) || 'member'}
          </span>
        )}
      </p>
      <p class="muted">
        {isAdmin(entity) &&
          'Owners and admins manage the teams, so they can give themselves more than is listed here. '}
        npm does not tell whether an account has a second factor.
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
  if (typeof largestPublishBurst !== 'number' || largestPublishBurst < 2)
    return null;
  return (
    <p>
      Published {several(largestPublishBurst, 'package')} of the organization
      within ten minutes, and never more, at{' '}
      {readable('On', largestPublishBurstOn)} UTC.
    </p>
  );
}
