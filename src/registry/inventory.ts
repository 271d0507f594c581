import type { Registry } from './client';
import { askAhead } from './ask-ahead';
import { type Outcome, outcomeOf } from './outcome';
import type { Reason } from './errors';
import type { Collaborator, ListedPackage, Package, Permission } from './types';

/** The packages of an organization, and which of the lists that tell of them could not be read. */
export interface Inventory {
  /** In the order of their names. */
  readonly packages: readonly ListedPackage[];
  readonly names: ReadonlySet<string>;
  readonly failures: readonly Reason[];
}

/** What npm told of one package, or why it did not. */
export interface PackageReading {
  readonly listed: ListedPackage;
  readonly metadata: Outcome<Package>;
  /** Whether everybody can read it. */
  readonly visibility: Outcome<boolean>;
  /** Who has access; absent where nobody asked. */
  readonly collaborators?: Outcome<readonly Collaborator[]>;
}

/** Whether npm may have answered 404 since the token may not read a private package. */
export function isHidden({
  listed,
  visibility,
}: Pick<PackageReading, 'listed' | 'visibility'>): boolean {
  return listed.anonymous === false || visibility.value === false;
}

/** The lists that an inventory is made of. */
export type Lists = Pick<
  Registry,
  | 'listPackages'
  | 'listAnonymousPackages'
  | 'listTeams'
  | 'listTeamPackages'
  | 'report'
>;

/** Joins the organization's own list with those of its teams and with the list for everybody. A refused token throws. */
export async function takeInventory(registry: Lists): Promise<Inventory> {
  const [own, teams, anonymous] = await Promise.all([
    outcomeOf(registry.listPackages()),
    outcomeOf(registry.listTeams()),
    outcomeOf(registry.listAnonymousPackages()),
  ]);
  if (anonymous.error !== undefined)
    registry.report.warn(
      `Each package is asked for whether it is public, since the list for everybody is not there: ${anonymous.error.message}`,
    );
  const failures = [own.error, teams.error].filter((error) => !!error);
  const permissions = new Map<string, Permission | undefined>(
    own.value?.map(({ name, permission }) => [name, permission]),
  );
  const add = (name: string) => {
    if (!permissions.has(name)) permissions.set(name, undefined);
  };
  const ofTeams = askAhead(teams.value ?? [], ({ name }) =>
    outcomeOf(registry.listTeamPackages(name)),
  );
  for await (const { value = [], error } of ofTeams) {
    if (error) failures.push(error);
    for (const { name } of value) add(name);
  }
  if (own.value && lacksSome(permissions, anonymous.value))
    failures.push({
      message:
        "the organization's list of packages lacks some that everybody is told of",
    });
  for (const name of anonymous.value ?? []) add(name);
  const packages = [...permissions]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, permission]) => ({
      name,
      permission,
      anonymous: anonymous.value?.has(name),
    }));
  return { packages, names: new Set(permissions.keys()), failures };
}

function lacksSome(
  known: ReadonlyMap<string, unknown>,
  wanted: Iterable<string> = [],
): boolean {
  return [...wanted].some((name) => !known.has(name));
}

/** Asks for a package what the lists do not tell; of its dependencies only the organization's `own` are kept. */
export async function inspectPackage(
  registry: Pick<Registry, 'getPackage' | 'isPublic' | 'listCollaborators'>,
  listed: ListedPackage,
  own: ReadonlySet<string>,
  withCollaborators: boolean,
): Promise<PackageReading> {
  const { name, anonymous } = listed;
  const keepOwn = (metadata: Package): Package => ({
    ...metadata,
    dependencies: metadata.dependencies.filter((each) => own.has(each.name)),
  });
  const [metadata, visibility, collaborators] = await Promise.all([
    outcomeOf(registry.getPackage(name).then(keepOwn)),
    anonymous ? { value: true } : outcomeOf(registry.isPublic(name)),
    withCollaborators ? outcomeOf(registry.listCollaborators(name)) : undefined,
  ]);
  return { listed, metadata, visibility, collaborators };
}
