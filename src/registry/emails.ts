import { askAhead } from './ask-ahead';
import type { Registry } from './client';
import { outcomeOf } from './outcome';
import type { Package } from './types';

/** The e-mails that user documents tell. */
export class UserDocuments {
  readonly emails = new Map<string, string>();
  private refused = false;

  constructor(private readonly registry: Pick<Registry, 'getEmail'>) {}

  /** Asks for the first alone, then for the others, until one cannot be had though the user is there: then none can. */
  async read([first, ...rest]: readonly string[]): Promise<void> {
    for (const group of [first === undefined ? [] : [first], rest])
      for await (const { username, email } of askAhead(group, this.ask))
        if (email !== undefined) this.emails.set(username, email);
  }

  private readonly ask = async (username: string) => {
    if (this.refused) return { username };
    const { value, error } = await outcomeOf(this.registry.getEmail(username));
    this.refused ||= error !== undefined && error.status !== 404;
    return { username, email: value };
  };
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
