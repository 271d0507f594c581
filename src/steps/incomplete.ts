import {
  IntegrationError,
  type IntegrationLogger,
  IntegrationWarnEventName,
} from '@jupiterone/integration-sdk-core';
import type { Reason } from '../registry/errors';

/** The permissions of a granular access token, as npm's form names them. */
type TokenPermission =
  'Organizations: Read-only' | 'Packages and scopes: Read-only';

/**
 * Counts what a step could not read.
 * The SDK takes a step that returns for one that read everything, and then deletes from the customer's graph what is
 * missing: so a step goes on past a failure, keeps what it read, and ends with {@link Incomplete.settle}.
 */
export class Incomplete {
  private readonly failures = new Map<string, number>();
  private readonly refusals = new Map<string, number>();

  constructor(private readonly logger: IntegrationLogger) {}

  /** Notes a failure, if it is one; a 403, or a 404 that `hides` what is there, is put down to a missing permission. */
  note(
    error: Reason | undefined,
    what: string,
    permission: TokenPermission,
    hides = false,
  ): void {
    if (!error) return;
    if (error.status === 403 || (hides && error.status === 404))
      increment(
        this.refusals,
        `${what}: the access token lacks the permission "${permission}"`,
      );
    else increment(this.failures, error.message);
  }

  /** Notes what is missing for a failure that another step tells of. */
  missing(times: number, what: string): void {
    if (times > 0) increment(this.failures, what, times);
  }

  /** Ends the step; where anything is missing with one error, which marks the step's types as partial and lets the run go on. */
  settle(): void {
    for (const [text, times] of this.refusals) {
      const description = `${times} × ${text}`;
      this.logger.warn(description);
      this.logger.publishWarnEvent({
        name: IntegrationWarnEventName.MissingPermission,
        description,
      });
    }
    const missing = [...this.refusals, ...this.failures];
    if (missing.length === 0) return;
    const total = missing.reduce((sum, [, times]) => sum + times, 0);
    const examples = missing
      .slice(0, 3)
      .map(([text, times]) => `${times} × ${text}`)
      .join('; ');
    throw new IntegrationError({
      code: 'INCOMPLETE_DATA',
      message: `${total} of npm's answers are missing, so what this step collects is partial: ${examples}${missing.length > 3 ? '; …' : ''}`,
      fatal: false,
    });
  }
}

function increment(counts: Map<string, number>, key: string, times = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + times);
}
