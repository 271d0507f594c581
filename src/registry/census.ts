import { Archive } from './archive';
import { askAhead } from './ask-ahead';
import type { Registry } from './client';
import { NewestEmails, UserDocuments } from './emails';
import type { Reason } from './errors';
import {
  inspectPackage,
  type Inventory,
  isHidden,
  type Lists,
  type PackageReading,
  takeInventory,
} from './inventory';
import { type Publishing, PublishingRecord } from './publishing';

/** What npm tells of all packages, and what they together tell of the people who have to do with them. */
export interface Census {
  /** In the order of their names; of their publications the first and last times alone. */
  readonly packages: Iterable<PackageReading>;
  readonly packageCount: number;
  /** Why lists of packages could not be read. */
  readonly missingLists: readonly Reason[];
  /** Usernames of all members and outsiders: the users of the graph. */
  readonly people: ReadonlySet<string>;
  /** Usernames with access to some package that are not on the roster, in order. */
  readonly outsiders: readonly string[];
  /** How many packages there are whose collaborators could not be read. */
  readonly unknownCollaborators: number;
  /** Why users are known in part: of lists, packages and user documents that could not be read. */
  readonly unread: readonly Reason[];
  /** E-mail by username: as the user's document has it, else the newest that packages tell; of nobody whose it might not be. */
  readonly emails: ReadonlyMap<string, string>;
  /** What each person published, by username; empty when a package that anybody may have published is unread. */
  readonly publishing: ReadonlyMap<string, Publishing>;
}

type Sources = Pick<
  Registry,
  | keyof Lists
  | 'getPackage'
  | 'isPublic'
  | 'listMembers'
  | 'listCollaborators'
  | 'getEmail'
  | 'report'
>;

/** Goes through all packages once. */
export async function takeCensus(
  registry: Sources,
  withCollaborators: boolean,
): Promise<Census> {
  const inventory = await takeInventory(registry);
  const roster = (await registry.listMembers()).map((each) => each.username);
  const people = new Set(roster);
  const documents = new UserDocuments(registry);
  const ofMembers = documents.read(roster);
  void ofMembers.catch(() => undefined);
  const emails = new NewestEmails();
  const publishing = new PublishingRecord();
  const packages = new Archive<PackageReading>();
  const unread = [...inventory.failures];
  let unknownCollaborators = 0;
  const readings = readPackages(registry, inventory, withCollaborators);
  for await (const reading of readings) {
    const { metadata, collaborators } = reading;
    if (metadata.error && !isKeptBack(reading)) unread.push(metadata.error);
    for (const { username } of collaborators?.value ?? []) people.add(username);
    if (collaborators?.error) unknownCollaborators += 1;
    if (metadata.value) {
      emails.noteFrom(metadata.value);
      publishing.noteFrom(metadata.value);
    }
    packages.add(withoutTimes(reading));
  }
  const outsiders = [...people].slice(roster.length).sort();
  await ofMembers;
  await documents.read(outsiders);
  const isWhole = unread.length === 0;
  return {
    packages,
    packageCount: inventory.packages.length,
    missingLists: inventory.failures,
    people,
    outsiders,
    unknownCollaborators,
    unread: [...unread, ...documents.failures.values()],
    emails: documents.joinedWith(isWhole ? emails.byUsername() : new Map()),
    publishing: isWhole ? publishing.byUsername() : new Map(),
  };
}

async function* readPackages(
  registry: Sources,
  { packages, names }: Inventory,
  withCollaborators: boolean,
): AsyncGenerator<PackageReading> {
  const progress = registry.report.progress('packages', packages.length);
  const readings = askAhead(packages, (listed) =>
    inspectPackage(registry, listed, names, withCollaborators),
  );
  let read = 0;
  for await (const reading of readings) {
    progress.note((read += 1));
    yield reading;
  }
}

/** Whether npm may hide a package from the token: then it tells nothing of it anyway. */
function isKeptBack(reading: PackageReading): boolean {
  return reading.metadata.error?.status === 404 && isHidden(reading);
}

/** With every version's time a long history would fill the memory. */
function withoutTimes(reading: PackageReading): PackageReading {
  const { value } = reading.metadata;
  if (!value?.history) return reading;
  const publications = value.history.publications.map(
    ({ publishedOn: _, ...rest }) => rest,
  );
  const history = { ...value.history, publications };
  return { ...reading, metadata: { value: { ...value, history } } };
}
