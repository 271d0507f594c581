import type { Clock } from './clock';
import { Pace } from './pace';

const SHORTEST = 5_000;
const LONGEST = 90_000;

/** Whoever asks for a longer pause means something else. */
const MOST = 24 * 3_600_000;

/** The pause that a 429 asks of every request, and the pace after it. Times are milliseconds. */
export class RateLimit {
  private pausedUntil = 0;
  private pauses = 0;
  private backOff = SHORTEST;
  private limitedSince?: number;
  private readonly pace = new Pace();

  constructor(
    private readonly clock: Clock,
    /** How long npm may go on answering 429 before it is given up on. */
    private readonly patience: number,
  ) {}

  /** Waits until npm may be asked; the ticket goes back with what it answered. */
  async pass(): Promise<number> {
    let wait = this.pause();
    while (wait > 0) {
      await this.clock.sleep(wait);
      wait = this.pause();
    }
    const turn = this.pace.takeTurn(this.clock.now());
    if (turn === 0) return this.pauses;
    const { pauses } = this;
    await this.clock.sleep(turn);
    return pauses === this.pauses ? pauses : this.pass();
  }

  /** Whether an answer asks for a pause: a 429, or a 503 that says how long, where that can be waited for. */
  asksFor(status: number, retryAfter?: string | null): boolean {
    const wait = status === 503 ? this.parse(retryAfter) : undefined;
    return status === 429 || (wait !== undefined && wait <= this.patience);
  }

  /** Notes an answer that {@link asksFor} a pause. Returns false, and asks for no pause, when that would outlast the patience. */
  limited(ticket: number, retryAfter?: string | null): boolean {
    const now = this.clock.now();
    this.limitedSince ??= now;
    const asked = this.parse(retryAfter);
    const isNews = asked !== undefined || ticket === this.pauses;
    const until = Math.max(
      this.pausedUntil,
      isNews ? now + (asked ?? this.backOff) : 0,
    );
    if (until - this.limitedSince > this.patience) return false;
    if (asked === undefined && isNews)
      this.backOff = Math.min(this.backOff * 2, LONGEST);
    if (ticket === this.pauses) this.pace.slowDown(now, until);
    if (isNews) this.pauses += 1;
    this.pausedUntil = until;
    return true;
  }

  /** Notes any other answer: the limit is lifted, unless the request was sent before the last pause. */
  answered(ticket: number): void {
    if (ticket !== this.pauses) return;
    this.backOff = SHORTEST;
    this.limitedSince = undefined;
    this.pace.answered();
  }

  /** How long everyone still waits. */
  pause(): number {
    return this.pausedUntil - this.clock.now();
  }

  /** Seconds or a date; npm's `0` stands for no answer at all. */
  private parse(retryAfter?: string | null): number | undefined {
    if (!retryAfter) return undefined;
    const wait = /^\d+$/.test(retryAfter)
      ? Number(retryAfter) * 1000
      : Date.parse(retryAfter) - this.clock.now();
    return wait >= 1000 && wait <= MOST ? wait : undefined;
  }
}
