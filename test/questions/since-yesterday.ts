import { isDeepStrictEqual } from 'node:util';
import type { Entity } from '@jupiterone/integration-sdk-core';
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

/** What JupiterOne adds to the entities of a second run: when each came into the graph, and when it became what it is. */
export function withHistory(
  before: readonly Entity[],
  entities: readonly Entity[],
  now: number,
): readonly Entity[] {
  const [first, second] = [now - 2 * DAY, now - DAY / 24];
  const known = new Map(before.map((entity) => [entity._key, entity]));
  return entities.map((entity) => {
    const earlier = known.get(entity._key);
    const isSame = isDeepStrictEqual(told(earlier), told(entity));
    return {
      ...entity,
      _createdOn: earlier ? first : second,
      _beginOn: isSame ? first : second,
    };
  });
}

function told(entity: Entity | undefined) {
  return { ...entity, _rawData: undefined };
}
