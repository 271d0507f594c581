import { askAhead } from './ask-ahead';
import type { Registry } from './client';
import type { Reason } from './errors';
import { outcomeOf } from './outcome';
import type { Package } from './types';

/** The e-mails that user documents tell. */
export class UserDocuments {
  /** Why documents that are there could not be read, by username. */
  readonly failures = new Map<string, Reason>();
  private readonly emails = new Map<string, string>();
  private refused = false;

  constructor(
    private readonly registry: Pick<Registry, 'getEmail' | 'report'>,
  ) {}

  /** Asks for the first alone, then for the others, until the token may not read one: then it may read none. */
  async read([first, ...rest]: readonly string[]): Promise<void> {
    for (const group of [first === undefined ? [] : [first], rest])
      for await (const { username, email } of askAhead(group, this.ask))
        if (email !== undefined) this.emails.set(username, email);
  }

  private readonly ask = async (username: string) => {
    if (this.refused) return { username };
    const { value, error } = await outcomeOf(this.registry.getEmail(username));
    if (error?.status === 401 || error?.status === 403) this.refuse();
    else if (error && error.status !== 404) this.failures.set(username, error);
    return { username, email: value };
  };

  /** Adds what packages tell of those who have no e-mail in their own document, as far as that could be read. */
  joinedWith(others: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
    const all = [...others, ...this.emails];
    return new Map(all.filter(([username]) => !this.failures.has(username)));
  }

  private refuse(): void {
    if (this.refused) return;
    this.refused = true;
    this.registry.report.info(
      "npm does not let this access token read users' e-mails: those in the metadata of packages are told instead",
    );
  }
}

/** People change their e-mail, and old packages keep the old one. */
export class NewestEmails {
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
