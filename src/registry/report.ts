import type { IntegrationLogger } from '@jupiterone/integration-sdk-core';
import type { Clock } from './clock';

/** Milliseconds between two lines that tell the same kind of thing. */
const RHYTHM = 10_000;

/** What people are told of the talk with a registry, at a rhythm that they can follow. */
export class Report {
  logger?: Pick<IntegrationLogger, 'info' | 'warn'>;

  private readonly notices = new Set<string>();
  private pauseToldOn = -Infinity;

  constructor(private readonly clock: Clock) {}

  warn(message: string): void {
    this.logger?.warn(message);
  }

  /** Passes on what npm says to people in a header, each once. */
  notice(notice: string | null): void {
    if (!notice || this.notices.has(notice)) return;
    this.notices.add(notice);
    this.logger?.info({ notice }, 'npm says');
  }

  /** Tells that everyone waits, and for how many milliseconds. */
  pause(milliseconds: number): void {
    const now = this.clock.now();
    if (now - this.pauseToldOn < RHYTHM) return;
    this.pauseToldOn = now;
    const seconds = Math.ceil(milliseconds / 1000);
    this.logger?.info(
      `npm limits requests: all wait for ${seconds} seconds and go on more slowly`,
    );
  }

  /** For long work that begins now: the function is told how much of it is done. */
  progress(
    what: string,
    all: number,
  ): { readonly note: (done: number) => void } {
    const startedOn = this.clock.now();
    let toldOn = startedOn;
    return {
      note: (done) => {
        const now = this.clock.now();
        if (now - toldOn < RHYTHM || done === all) return;
        toldOn = now;
        const perSecond = (done * 1000) / (now - startedOn);
        const left = Math.ceil((all - done) / perSecond);
        this.logger?.info(
          `${done} of ${all} ${what} read, ${perSecond.toFixed(1)} a second, about ${left} seconds left`,
        );
      },
    };
  }
}
