import type { Entity } from '../graph/collected';
import type { Edge } from '../j1ql/graph';
import { propertyOf } from '../j1ql/property';
import type { Organization } from './organization';

/** What lets a user use a package: a team, a grant of their own as a member, or one as an outside collaborator. */
export type Way =
  | { readonly kind: 'team'; readonly team: Entity }
  | { readonly kind: 'direct' | 'outside' };

/** What a user may do with a package, and what lets them. */
export interface Access {
  readonly package: Entity;
  readonly user: Entity;
  /** May publish; else may read. */
  readonly write: boolean;
  /** What grants that much; empty where it was not collected. */
  readonly ways: readonly Way[];
}

/** What one user may do with one package: what the collaborators tell or, where nobody told them, what teams grant. */
export function accessOf(
  organization: Organization,
  pkg: Entity,
  user: Entity,
): Access {
  const memberships = organization.from(user, 'HAS', 'npm_team');
  const allowed = organization.edgesAt(pkg, 'ALLOWS');
  const own = allowed.find(({ to }) => to === user);
  const grants = allowed.filter(({ to }) => memberships.includes(to));
  const write = own ? isWrite(own) : grants.some(isWrite);
  const teams = grants
    .filter((grant) => isWrite(grant) === write)
    .map(({ to }): Way => ({ kind: 'team', team: to }));
  const isDirect = own?.properties.direct === true;
  const direct: Way = { kind: isOutside(user) ? 'outside' : 'direct' };
  return {
    package: pkg,
    user,
    write,
    ways: isDirect ? [...teams, direct] : teams,
  };
}

/** Whether a relationship lets its far end publish. */
export function isWrite({ properties }: Edge): boolean {
  return properties.write === true;
}

/** Whether a user is not on the organization's roster. */
export function isOutside(user: Entity): boolean {
  return propertyOf(user, 'member') === false;
}

/** Whether a user manages the organization's teams, as its owners and admins do. */
export function isAdmin(user: Entity): boolean {
  return propertyOf(user, 'admin') === true;
}
