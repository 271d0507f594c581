import { type Ask, ok, Refusal } from '../answer';
import type { WorldGrant, WorldPackage, WorldTeam } from '../world';

/** What npm tells about an organization and its teams. */
export const organizationRoutes = {
  'GET /-/org/:org/user': (ask: Ask, org: string) => {
    if (ask.index.users.has(org)) return ok({ [org]: 'owner' });
    requireOrganization(ask, org);
    if (ask.rights.organization === 'public') return ok({});
    const { members } = ask.index.world;
    const roster = members.map(({ username, role }) => [username, role]);
    return ok(Object.fromEntries(roster));
  },

  'GET /-/org/:org/package': (ask: Ask, org: string) => {
    const { users, world } = ask.index;
    if (users.has(org)) {
      const own = ask.rights.token && org === world.token.username;
      return ok(listOf(world.packages, own, (pkg) => permissionOf(pkg, org)));
    }
    requireOrganization(ask, org);
    const all = ask.rights.organization === 'all';
    return ok(listOf(world.packages, all, ({ permission }) => permission));
  },

  'GET /-/org/:org/team': (ask: Ask, org: string) => {
    requireMember(ask, org);
    return ok(ask.index.world.teams.map(({ name }) => `${org}:${name}`));
  },

  'GET /-/team/:org/:team/user': (ask: Ask, org: string, name: string) =>
    ok(teamOf(ask, org, name).members),

  'GET /-/team/:org/:team/package': (ask: Ask, org: string, name: string) =>
    ok(grantsOf(teamOf(ask, org, name).packages)),
};

function requireOrganization({ index, rights }: Ask, org: string): void {
  if (org !== index.world.organization) {
    throw new Refusal(404, 'Scope not found');
  }
  if (rights.organization === 'refused') throw new Refusal(403, 'Forbidden');
}

function requireMember(ask: Ask, org: string): void {
  if (!ask.rights.token) throw new Refusal(401, 'Unauthorized');
  requireOrganization(ask, org);
  if (ask.rights.organization !== 'all') throw new Refusal(403, 'Forbidden');
}

function teamOf(ask: Ask, org: string, name: string): WorldTeam {
  requireMember(ask, org);
  const team = ask.index.teams.get(name);
  if (!team) throw new Refusal(404, 'Team not found');
  return team;
}

function grantsOf(grants: readonly WorldGrant[]) {
  return Object.fromEntries(
    grants.map(({ name, permission }) => [name, permission]),
  );
}

function listOf(
  packages: readonly WorldPackage[],
  withPrivate: boolean,
  permissionIn: (pkg: WorldPackage) => WorldPackage['permission'],
) {
  return grantsOf(
    packages.flatMap((pkg) => {
      const permission = permissionIn(pkg);
      const listed = permission && (pkg.public || withPrivate);
      return listed ? [{ name: pkg.name, permission }] : [];
    }),
  );
}

function permissionOf({ collaborators }: WorldPackage, username: string) {
  return collaborators.find((each) => each.username === username)?.permission;
}
