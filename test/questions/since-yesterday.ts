import { isDeepStrictEqual } from 'node:util';
import type { World } from '../registry/world';

const DAY = 24 * 60 * 60 * 1000;

/** Acme as it was a day before: without a package, a member and an outside collaborator, and with a package still private. */
export function yesterdayOf(acme: World): World {
  const came = ['zoe', 'trent'];
  return {
    ...acme,
    members: acme.members.filter(({ username }) => username !== 'zoe'),
    teams: acme.teams.map((team) => ({
      ...team,
      packages: team.packages.filter(({ name }) => name !== '@acme/grid'),
    })),
    packages: acme.packages
      .filter(({ name }) => name !== '@acme/grid')
      .map((pkg) => ({
        ...pkg,
        public: pkg.public && pkg.name !== '@acme/widget',
        collaborators: pkg.collaborators.filter(
          ({ username }) => !came.includes(username),
        ),
      })),
  };
}

/** What JupiterOne adds to the entities and relationships of a second run: when each came into the graph, and when it became what it is. */
export function withHistory<T extends { readonly _key: string }>(
  before: readonly T[],
  after: readonly T[],
  now: number,
): readonly T[] {
  const [first, second] = [now - 2 * DAY, now - DAY / 24];
  const known = new Map(before.map((each) => [each._key, each]));
  return after.map((each) => {
    const earlier = known.get(each._key);
    const isSame = isDeepStrictEqual(told(earlier), told(each));
    return {
      ...each,
      _createdOn: earlier ? first : second,
      _beginOn: isSame ? first : second,
    };
  });
}

function told(object: object | undefined) {
  return { ...object, _rawData: undefined };
}
