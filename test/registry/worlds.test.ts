import { acme } from './acme';
import { makeWorld } from './make-world';
import type { World, WorldPackage, WorldTeam } from './world';

const SIZE = { users: 40, teams: 10, packages: 300, versions: 4, seed: 7 };
const made = makeWorld(SIZE);

it('makes the same organization of the same seed', () => {
  expect(makeWorld(SIZE)).toEqual(made);
  expect(makeWorld({ ...SIZE, seed: 8 })).not.toEqual(made);
});

it('makes an organization of the size asked for', () => {
  expect(made.members).toHaveLength(40);
  expect(made.teams).toHaveLength(10);
  expect(made.packages).toHaveLength(300);
  expect(made.packages.every(({ releases }) => releases.length === 4)).toBe(
    true,
  );
  const alone = { users: 1, teams: 0, packages: 0, versions: 1, seed: 1 };
  expect(makeWorld(alone)).toMatchObject({
    members: [{ username: 'user-1', role: 'owner' }],
    packages: [],
  });
});

it('has three collaborators a package on average, at fifty thousand too', () => {
  const size = {
    users: 500,
    teams: 50,
    packages: 50_000,
    versions: 3,
    seed: 1,
  };
  const { packages } = makeWorld(size);
  const grants = packages.reduce(
    (sum, pkg) => sum + pkg.collaborators.length,
    0,
  );
  expect(Math.round(grants / packages.length)).toBe(3);
});

describe.each([
  ['acme', acme],
  ['a made-up organization', made],
])('%s', (_, world) => {
  it('has each thing once', () => {
    for (const names of [
      world.users.map(({ username }) => username),
      world.members.map(({ username }) => username),
      world.teams.map(({ name }) => name),
      world.packages.map(({ name }) => name),
      world.token.all.map(({ key }) => key),
    ]) {
      expect(names).toEqual([...new Set(names)]);
    }
  });

  it('lets the members of its teams have the packages of their teams', () => {
    const missing = world.teams.flatMap((team) =>
      grantsOf(world, team).filter((grant) => !isGranted(grant)),
    );
    expect(missing).toEqual([]);
  });

  it('tags versions that were published', () => {
    for (const { tags, releases } of world.packages) {
      const versions = releases.map(({ version }) => version);
      expect(versions).toEqual(expect.arrayContaining(Object.values(tags)));
    }
  });

  it('publishes in the order of time', () => {
    for (const { releases } of world.packages) {
      const times = releases.map(({ publishedOn }) => publishedOn);
      expect(times).toEqual([...times].sort());
    }
  });

  it('has advisories for its public packages only', () => {
    const isPublic = new Map(
      world.packages.map((pkg) => [pkg.name, pkg.public]),
    );
    expect(world.advisories).not.toEqual([]);
    for (const advisory of world.advisories) {
      expect(isPublic.get(advisory.package)).toBe(true);
    }
  });
});

interface Grant {
  readonly username: string;
  readonly pkg: WorldPackage;
  readonly permission: string;
}

/** What each member of a team may do because of it. */
function grantsOf(world: World, team: WorldTeam): readonly Grant[] {
  const roster = new Set(world.members.map(({ username }) => username));
  const packages = new Map(world.packages.map((pkg) => [pkg.name, pkg]));
  return team.packages.flatMap(({ name, permission }) => {
    const pkg = packages.get(name);
    if (!pkg) throw new Error(`${team.name} has ${name}, which is nowhere`);
    return team.members
      .filter((username) => roster.has(username))
      .map((username) => ({ username, pkg, permission }));
  });
}

function isGranted({ username, pkg, permission }: Grant): boolean {
  return pkg.collaborators.some(
    (each) =>
      each.username === username &&
      (each.permission === permission || each.permission === 'write'),
  );
}
