import { makeWorld } from '../test/registry/make-world';
import type { World } from '../test/registry/world';

/** Two thousand versions of 20 kB: 40 MB, as of packages that are published by every push. */
const LARGE_PACKUMENT = { versions: 2000, padding: 20_000 };

/** An organization to collect, told by its size so that it can be made where it is served. */
export interface Organization {
  /** None: an organization of its owner alone, without a team. */
  readonly packages: number;
  /** Whether one of the packages has a packument of 40 MB. */
  readonly largePackument?: boolean;
}

/** Makes it: one user for 25 packages, one team for 100, three collaborators a package on average. */
export function worldOf({ packages, largePackument }: Organization): World {
  if (packages === 0)
    return makeWorld({ users: 1, teams: 0, packages, versions: 0, seed: 1 });
  const world = makeWorld({
    users: Math.max(3, Math.ceil(packages / 25)),
    teams: Math.max(1, Math.ceil(packages / 100)),
    packages,
    versions: 5,
    seed: 1,
  });
  return largePackument ? withLargePackument(world) : world;
}

function withLargePackument(world: World): World {
  const [first, ...rest] = world.packages;
  const oldest = first?.releases.at(0);
  if (!first || !oldest) return world;
  const { versions, padding } = LARGE_PACKUMENT;
  const older = Array.from({ length: versions }, (_, n) => ({
    ...oldest,
    version: `0.0.${n}`,
    padding,
  }));
  const large = { ...first, releases: [...older, ...first.releases] };
  return { ...world, packages: [large, ...rest] };
}
