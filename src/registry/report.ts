import type { IntegrationLogger } from '@jupiterone/integration-sdk-core';
import type { Clock } from './clock';

/** Milliseconds between two lines that tell the same kind of thing. */
const RHYTHM = 10_000;

/** How far long work is. */
export interface Progress {
  /** What is read, in the plural. */
  readonly what: string;
  readonly done: number;
  readonly all: number;
  readonly perSecond: number;
  /** Nobody knows before something is done. */
  readonly secondsLeft?: number;
}

/** Hears all that the log tells, and progress and pauses whenever they change. */
export interface Listener {
  progress(progress: Progress): void;
  /** All wait for as many milliseconds from now on. */
  pause(reason: string, milliseconds: number): void;
  warn(message: string): void;
}

/** A text from outside as one line of a log shows it: no line of its own, no order to a terminal, no end far away. */
export function printable(text: string): string {
  const shown = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
  return shown.length > 200 ? `${shown.slice(0, 200)}…` : shown;
}

/** What people are told of the talk with a registry, at a rhythm that they can follow. */
export class Report {
  logger?: Pick<IntegrationLogger, 'info' | 'warn'>;
  listener?: Listener;

  private readonly notices = new Set<string>();
  private readonly repeated = new Set<string>();
  private pauseToldOn = -Infinity;

  constructor(private readonly clock: Clock) {}

  info(message: string): void {
    this.logger?.info(message);
  }

  warn(message: string): void {
    this.logger?.warn(message);
    this.listener?.warn(message);
  }

  /** Passes on what npm says to people in a header, each once. */
  notice(notice: string | null): void {
    if (!notice || this.notices.has(notice)) return;
    this.notices.add(notice);
    this.logger?.info({ notice: printable(notice) }, 'npm says');
  }

  /** Tells that a request is sent again, once for each kind of trouble at an endpoint. */
  again(endpoint: string, trouble: string): void {
    const message = `npm is asked again at ${endpoint}: ${trouble}`;
    if (this.repeated.has(message)) return;
    this.repeated.add(message);
    this.logger?.info(message);
  }

  /** Tells that everyone waits, for how many milliseconds, and which endpoint asked for it. */
  pause(milliseconds: number, endpoint: string): void {
    const now = this.clock.now();
    const reason = 'npm limits requests';
    this.listener?.pause(reason, milliseconds);
    if (now - this.pauseToldOn < RHYTHM) return;
    this.pauseToldOn = now;
    const seconds = Math.ceil(milliseconds / 1000);
    this.logger?.info(
      `${reason} at ${endpoint}: all wait for ${seconds} seconds and go on more slowly`,
    );
  }

  /** For long work that begins now: the function is told how much of it is done. */
  progress(
    what: string,
    all: number,
  ): { readonly note: (done: number) => void } {
    const startedOn = this.clock.now();
    let toldOn = startedOn;
    this.listener?.progress({ what, done: 0, all, perSecond: 0 });
    return {
      note: (done) => {
        const now = this.clock.now();
        const perSecond = (done * 1000) / Math.max(1, now - startedOn);
        const secondsLeft = Math.ceil((all - done) / perSecond);
        this.listener?.progress({ what, done, all, perSecond, secondsLeft });
        if (now - toldOn < RHYTHM || done === all) return;
        toldOn = now;
        this.logger?.info(
          `${done} of ${all} ${what} read, ${perSecond.toFixed(1)} a second, about ${secondsLeft} seconds left`,
        );
      },
    };
  }
}
