/** How much a pace grows while it is tried out, and how much after that, slowly at first and then ever faster. */
const PROBING = 1.03;
const RECOVERING = 1.005;

/** Seconds without a 429 after which the limit may have been lifted: at first, and when the same pace was learnt again and again. */
const LONG = 15;
const LONGEST = 60;

/** How much below the last pace at which npm answered the next one begins. */
const MARGIN = 0.95;

/** Requests a second; where npm allows fewer, pauses do the rest. */
const SLOWEST = 1;

/** How often npm lets itself be asked, learnt from its answers of 429. Times are epoch milliseconds. */
export class Pace {
  private perSecond = Infinity;
  private learntOn = 0;
  private answers = 0;
  private runs = 0;
  private long = LONG;
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
    if (this.runs > 0) this.learn(this.paceOfRun(now, until));
    this.runs += 1;
    this.learntOn = until;
    this.nextTurn = until;
    this.answers = 0;
  }

  private learn(found: number): void {
    const perSecond = Math.max(SLOWEST, MARGIN * found);
    const isAsBefore = Math.abs(perSecond / this.perSecond - 1) < 0.1;
    this.long = isAsBefore ? Math.min(2 * this.long, LONGEST) : LONG;
    this.perSecond = perSecond;
  }

  /** A short run ends because npm had enough for the whole of run and pause; a long one because it became too fast in the end. */
  private paceOfRun(now: number, until: number): number {
    const run = now - this.learntOn;
    const pause = until - now;
    if (run <= 10 * pause) return (this.answers * 1000) / (run + pause);
    const average = (this.answers * 1000) / run;
    return Math.min((average + this.perSecondAt(now)) / 2, 1.2 * average);
  }

  private perSecondAt(time: number): number {
    const seconds = Math.max(0, time - this.learntOn) / 1000;
    const probed = Math.min(1, seconds / this.long);
    const beyond = Math.max(0, seconds - this.long);
    return this.perSecond * PROBING ** probed * RECOVERING ** (beyond ** 2);
  }
}
