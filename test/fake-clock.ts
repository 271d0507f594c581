import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../src/registry/clock';

/** A clock whose sleepers wake at once, at the time they asked for. */
export class FakeClock implements Clock {
  /** How long each sleeper asked for, in the order in which they lay down. */
  readonly sleeps: number[] = [];
  private time = Date.UTC(2026, 10, 24, 12);

  constructor(
    /** The most real milliseconds that anything lasts which is done after a while, however long that is. */
    private readonly longest = Infinity,
  ) {}

  now(): number {
    return this.time;
  }

  async sleep(milliseconds: number): Promise<void> {
    this.sleeps.push(milliseconds);
    const wakesAt = this.time + milliseconds;
    await setImmediate();
    this.time = Math.max(this.time, wakesAt);
  }

  after(milliseconds: number, act: () => void): () => void {
    const dueAt = this.time + milliseconds;
    const timer = setTimeout(
      () => {
        this.time = Math.max(this.time, dueAt);
        act();
      },
      Math.min(milliseconds, this.longest),
    );
    return () => clearTimeout(timer);
  }
}
