import { askAhead } from './ask-ahead';
import type { Registry } from './client';
import { hasStatus } from './errors';
import { outcomeOf } from './outcome';
import { type Published, type Publishing, publishingOf } from './publishing';
import type { Package } from './types';

/** What all packages together tell of the people who have to do with them. */
export interface Census {
  /** Usernames of all members and outsiders: the users of the graph. */
  readonly people: ReadonlySet<string>;
  /** Usernames with access to some package that are not on the roster, in order. */
  readonly outsiders: readonly string[];
  /** How many packages there are whose collaborators could not be read. */
  readonly unknownCollaborators: number;
  /** E-mail by username: as the user's document has it, else the newest that packages tell. */
  readonly emails: ReadonlyMap<string, string>;
  /** What each person published, by username. */
  readonly publishing: ReadonlyMap<string, Publishing>;
}

type Sources = Pick<
  Registry,
  | 'getInventory'
  | 'inspect'
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
  const { packages } = await registry.getInventory();
  const roster = (await registry.listMembers()).map((each) => each.username);
  const people = new Set(roster);
  const documents = new UserDocuments(registry);
  const ofMembers = documents.read(roster);
  void ofMembers.catch(() => undefined);
  const emails = new NewestEmails();
  const published = new Map<string, Published[]>();
  const progress = registry.report.progress('packages', packages.length);
  let unknownCollaborators = 0;
  let read = 0;
  const reading = askAhead(packages, async (listed) => {
    const [{ metadata }, collaborators] = await Promise.all([
      registry.inspect(listed),
      withCollaborators
        ? outcomeOf(registry.listCollaborators(listed.name))
        : undefined,
    ]);
    return { metadata: metadata.value, collaborators };
  });
  for await (const { metadata, collaborators } of reading) {
    progress.note((read += 1));
    for (const { username } of collaborators?.value ?? []) people.add(username);
    if (collaborators?.error !== undefined) unknownCollaborators += 1;
    if (!metadata) continue;
    emails.noteFrom(metadata);
    notePublished(published, metadata);
  }
  const outsiders = [...people].slice(roster.length).sort();
  await ofMembers;
  await documents.read(outsiders);
  for (const [username, email] of documents.emails)
    emails.note(username, email, Infinity);
  return {
    people,
    outsiders,
    unknownCollaborators,
    emails: emails.byUsername(),
    publishing: publishingByUsername(published),
  };
}

/** The e-mails that user documents tell. */
class UserDocuments {
  readonly emails = new Map<string, string>();
  private refused = false;

  constructor(private readonly registry: Pick<Registry, 'getEmail'>) {}

  /** Asks for each until one cannot be had though the user is there: then none can. */
  async read([first, ...rest]: readonly string[]): Promise<void> {
    for (const group of [first === undefined ? [] : [first], rest]) {
      if (this.refused) return;
      for await (const { username, document } of askAhead(group, this.ask)) {
        const { value, error } = document;
        if (value !== undefined) this.emails.set(username, value);
        else if (error !== undefined && !hasStatus(error, 404))
          this.refused = true;
        if (this.refused) return;
      }
    }
  }

  private readonly ask = async (username: string) => ({
    username,
    document: await outcomeOf(this.registry.getEmail(username)),
  });
}

function notePublished(
  published: Map<string, Published[]>,
  { name: packageName, history }: Package,
): void {
  for (const { username, publishedOn } of history?.publications ?? []) {
    const all = published.get(username) ?? [];
    published.set(username, all);
    for (const time of publishedOn)
      all.push({ packageName, publishedOn: time });
  }
}

function publishingByUsername(
  published: ReadonlyMap<string, readonly Published[]>,
): ReadonlyMap<string, Publishing> {
  const sums = new Map<string, Publishing>();
  for (const [username, all] of published) {
    const sum = publishingOf(all);
    if (sum) sums.set(username, sum);
  }
  return sums;
}

/** People change their e-mail, and old packages keep the old one. */
class NewestEmails {
  private readonly found = new Map<string, { email: string; seenOn: number }>();

  note(username: string, email: string | undefined, seenOn = 0): void {
    if (email === undefined) return;
    const known = this.found.get(username);
    if (!known || seenOn > known.seenOn)
      this.found.set(username, { email, seenOn });
  }

  noteFrom({ maintainers, updatedOn, history }: Package): void {
    for (const { name, email } of maintainers)
      this.note(name, email, updatedOn);
    for (const { username, email, emailSeenOn } of history?.publications ?? [])
      this.note(username, email, emailSeenOn);
  }

  byUsername(): ReadonlyMap<string, string> {
    return new Map(
      [...this.found].map(([username, { email }]) => [username, email]),
    );
  }
}
