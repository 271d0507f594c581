import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../src/registry/clock';
import { RateLimit } from '../../src/registry/rate-limit';

/** A clock that goes on to the next sleeper when all are asleep. */
class VirtualClock implements Clock {
  private time = 1_000_000;
  private sleepers: { readonly at: number; readonly wake: () => void }[] = [];

  now(): number {
    return this.time;
  }

  sleep(milliseconds: number): Promise<void> {
    return new Promise((wake) => {
      this.sleepers.push({ at: this.time + milliseconds, wake });
    });
  }

  after(): () => void {
    return () => undefined;
  }

  /** Lets time go by until the work is done. */
  async run(work: Promise<unknown>): Promise<void> {
    let done = false;
    void work.finally(() => (done = true));
    for (;;) {
      await setImmediate();
      if (done) return;
      this.sleepers.sort((a, b) => a.at - b.at);
      const next = this.sleepers.shift();
      if (!next) throw new Error('everybody waits and nobody sleeps');
      this.time = next.at;
      next.wake();
    }
  }
}

interface Talk {
  readonly seconds: number;
  readonly answers: number;
  readonly refusals: number;
}

/** Asks until there are so many answers, 15 at a time, of a registry that answers after 50 ms. */
async function talk(
  answersWanted: number,
  allows: (seconds: number) => boolean,
): Promise<Talk> {
  const clock = new VirtualClock();
  const limit = new RateLimit(clock, 600_000);
  const start = clock.now();
  const seconds = () => (clock.now() - start) / 1000;
  let [answers, refusals] = [0, 0];
  const ask = async () => {
    while (answers < answersWanted) {
      const ticket = await limit.pass();
      const allowed = allows(seconds());
      await clock.sleep(50);
      if (allowed) {
        answers += 1;
        limit.answered(ticket);
      } else {
        refusals += 1;
        expect(limit.limited(ticket, '1')).toBe(true);
      }
    }
  };
  await clock.run(Promise.all(Array.from({ length: 15 }, ask)));
  return { seconds: seconds(), answers, refusals };
}

/** So many in each second, as a counter that starts anew. */
function window(perSecond: number) {
  let [second, count] = [0, 0];
  return (seconds: number) => {
    if (Math.floor(seconds) !== second)
      [second, count] = [Math.floor(seconds), 0];
    count += 1;
    return count <= perSecond;
  };
}

/** A bucket that so many tokens a second drip into. */
function bucket(perSecond: number, size: number) {
  let [tokens, filledOn] = [size, 0];
  return (seconds: number) => {
    tokens = Math.min(size, tokens + (seconds - filledOn) * perSecond);
    filledOn = seconds;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}

test.each([
  ['20 requests in each second', window(20), 20],
  ['a bucket of 20 that fills at 20 a second', bucket(20, 20), 20],
  ['a bucket of 100 that fills at 20 a second', bucket(20, 100), 20],
  ['5 requests in each second', window(5), 5],
])(
  'under a limit of %s it loses no more than an eighth of the time, and few requests',
  async (_, allows, perSecond) => {
    const { seconds, answers, refusals } = await talk(2000, allows);
    expect(seconds).toBeLessThan((1.125 * answers) / perSecond);
    expect(refusals / (answers + refusals)).toBeLessThan(0.05);
  },
);

test('without a limit nothing waits', async () => {
  const { seconds, answers } = await talk(3000, () => true);
  expect(seconds).toBeCloseTo((answers / 15) * 0.05, 0);
});

test('the speed comes back when the limit is lifted', async () => {
  const limited = window(20);
  const lifted = (seconds: number) => (seconds < 30 ? limited(seconds) : true);
  const { seconds } = await talk(20_000, lifted);
  expect(seconds).toBeLessThan(150);
});
