/** How carefully a pace is tried out that was learnt just now, and how fast it grows when npm has not complained for long. */
const PROBING = 1.002;
const RECOVERING = 1.1;

/** Seconds without a 429 after which the limit may have been lifted. */
const LONG = 15;

/** How much below the last pace at which npm answered the next one begins. */
const MARGIN = 0.97;

/** Requests a second; where npm allows fewer, pauses do the rest. */
const SLOWEST = 1;

/** How often npm lets itself be asked, learnt from its answers of 429. Times are epoch milliseconds. */
export class Pace {
  private perSecond = Infinity;
  private learntOn = 0;
  private answers = 0;
  private runs = 0;
  private nextTurn = 0;

  /** Takes the next turn; returns how many milliseconds to wait for it. */
  takeTurn(now: number): number {
    this.learntOn ||= now;
    const turn = Math.max(now, this.nextTurn);
    this.nextTurn = turn + 1000 / this.perSecondAt(turn);
    return turn - now;
  }

  /** Notes an answer that was no 429. */
  answered(): void {
    this.answers += 1;
  }

  /** Notes a 429, for which nothing is asked until the given time. The first says nothing of a pace: it may have come by chance. */
  slowDown(now: number, until: number): void {
    if (this.runs > 0) this.perSecond = this.paceOfRun(now, until);
    this.runs += 1;
    this.learntOn = until;
    this.nextTurn = until;
    this.answers = 0;
  }

  /** A short run ends because npm had enough for the whole of run and pause; a long one because it was a little too fast. */
  private paceOfRun(now: number, until: number): number {
    const run = now - this.learntOn;
    const pause = until - now;
    const time = run > 10 * pause ? run : run + pause;
    return Math.max(SLOWEST, (MARGIN * this.answers * 1000) / time);
  }

  private perSecondAt(time: number): number {
    const seconds = Math.max(0, time - this.learntOn) / 1000;
    const beyond = Math.max(0, seconds - LONG);
    return (
      this.perSecond * PROBING ** Math.min(seconds, LONG) * RECOVERING ** beyond
    );
  }
}
