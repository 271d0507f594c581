import { Http } from '../../src/registry/http';
import type { Limits } from '../../src/registry/limits';
import { RateLimit } from '../../src/registry/rate-limit';
import { FakeClock } from '../fake-clock';
import { acme } from './acme';
import { type Answer } from './answer';
import { tooManyRequests } from './faults';
import { type FakeRegistry, startRegistry } from './server';

const PATIENCE = 600_000;
const GIVEN_UP =
  'not asked any more in this run, since it limits requests for longer than 10 minutes';

let registry: FakeRegistry;
let clock: FakeClock;

beforeEach(async () => {
  registry = await startRegistry(acme);
  clock = new FakeClock();
});

afterEach(() => registry.close());

function client(limits?: Partial<Limits>): Http {
  const { url: registryUrl } = registry;
  return new Http({ registryUrl, token: acme.token.value, clock, limits });
}

function limit(fault: Answer, times?: number): void {
  registry.fail(() => true, fault, times);
}

/** A 429 with any `retry-after`. */
function asking(retryAfter: string): Answer {
  return { status: 429, headers: { 'retry-after': retryAfter }, body: '429' };
}

const whoami = (http: Http) => http.get('/-/whoami', () => 'answered');

/** How much time went by, in seconds. */
async function secondsOf(ask: () => Promise<unknown>): Promise<number> {
  const start = clock.now();
  await ask();
  return (clock.now() - start) / 1000;
}

describe('how long a 429 is waited for', () => {
  it.each<[string, string, number]>([
    ['the seconds it asks for', '65', 65],
    ['one second at least', '1', 1],
    ['five seconds where it asks for none', '0', 5],
    ['five seconds where it asks for less than nothing', '-3', 5],
    ['five seconds where nobody can read it', 'soon', 5],
    ['five seconds where it asks for centuries', '9'.repeat(20), 5],
    [
      'five seconds where the date is not meant',
      'Fri, 31 Dec 9999 23:59:59 GMT',
      5,
    ],
    [
      'the time until the date it names',
      new Date(new FakeClock().now() + 42_000).toUTCString(),
      42,
    ],
    [
      'five seconds where the date is past',
      new Date(new FakeClock().now() - 42_000).toUTCString(),
      5,
    ],
  ])('%s', async (_, retryAfter, seconds) => {
    limit(asking(retryAfter), 1);
    expect(await secondsOf(() => whoami(client()))).toBe(seconds);
    expect(registry.count()).toBe(2);
  });

  it('five seconds without retry-after, doubling to ninety', async () => {
    limit(tooManyRequests(), 7);
    await whoami(client());
    const seconds = clock.sleeps.map((each) => each / 1000);
    expect(seconds).toEqual([5, 10, 20, 40, 80, 90, 90]);
  });

  it('five seconds again after an answer', async () => {
    const http = client();
    limit(tooManyRequests(), 3);
    await whoami(http);
    limit(tooManyRequests(), 1);
    await whoami(http);
    expect(clock.sleeps.at(-1)).toBe(5_000);
  });
});

describe('a 429 is a pause for everyone, not an attempt', () => {
  it('costs none of the attempts', async () => {
    limit(tooManyRequests(2), 30);
    limit({ status: 500 }, 1);
    expect(await whoami(client({ attempts: 2 }))).toBe('answered');
    expect(registry.count()).toBe(32);
  });

  it('holds back requests that got none themselves', async () => {
    const asked: number[] = [];
    registry.fail(() => asked.push(clock.now()) < 0, tooManyRequests());
    limit(tooManyRequests(65), 1);
    const http = client({ concurrency: 1 });
    const start = clock.now();
    await Promise.all([whoami(http), whoami(http), whoami(http)]);
    expect(asked.map((time) => (time - start) / 1000)).toEqual([0, 65, 65, 65]);
  });

  it('is one pause when many get a 429 at once', async () => {
    limit(tooManyRequests(), 15);
    const http = client();
    const all = Array.from({ length: 15 }, () => whoami(http));
    expect(await secondsOf(() => Promise.all(all))).toBe(5);
    expect(registry.count()).toBe(30);
  });

  it('lasts as long as the longest that any answer asks for', async () => {
    const rateLimit = new RateLimit(clock, PATIENCE);
    const ticket = await rateLimit.pass();
    for (const retryAfter of ['30', '70', '10', '0', null])
      expect(rateLimit.limited(ticket, retryAfter)).toBe(true);
    expect(await secondsOf(() => rateLimit.pass())).toBe(70);
  });

  it('goes on when an answer comes that was sent before it', async () => {
    const rateLimit = new RateLimit(clock, PATIENCE);
    const ticket = await rateLimit.pass();
    rateLimit.limited(ticket);
    rateLimit.answered(ticket);
    rateLimit.limited(await rateLimit.pass());
    expect(clock.sleeps).toEqual([5_000]);
    expect(await secondsOf(() => rateLimit.pass())).toBe(10);
  });
});

it('a 503 that asks for more than anybody waits is one that passes like others', async () => {
  const headers = { 'retry-after': '3600' };
  limit({ status: 503, headers }, 1);
  expect(await secondsOf(() => whoami(client()))).toBeLessThan(2);
});

describe('npm that goes on answering 429', () => {
  it.each([undefined, 0, 1, 65, 200])(
    'is given up on within ten minutes when it asks to retry after %s',
    async (retryAfter) => {
      limit(tooManyRequests(retryAfter));
      const answer = whoami(client());
      await expect(answer).rejects.toMatchObject({
        status: 'GIVEN_UP',
        message: `npm could not be read at GET /-/whoami: ${GIVEN_UP}`,
      });
      const seconds = clock.sleeps.reduce((sum, each) => sum + each, 0) / 1000;
      expect(seconds).toBeLessThanOrEqual(600);
      expect(seconds).toBeGreaterThan(390);
    },
  );

  it('is not asked any more, and that is told once', async () => {
    limit(tooManyRequests(65));
    const http = client();
    const warn = jest.fn();
    http.report.logger = { info: jest.fn(), warn };
    await whoami(http).catch(() => undefined);
    const asked = registry.count();
    for (let time = 0; time < 3; time++)
      await expect(whoami(http)).rejects.toMatchObject({ status: 'GIVEN_UP' });
    expect(registry.count()).toBe(asked);
    expect(warn.mock.calls).toContainEqual([
      `npm is, at GET /-/whoami, ${GIVEN_UP}`,
    ]);
    expect(String(warn.mock.calls).split(GIVEN_UP)).toHaveLength(2);
  });

  it('is given up on at once when it asks for an hour, and nobody waits for it', async () => {
    limit(tooManyRequests(3600));
    const http = client({ concurrency: 2 });
    const all = Array.from({ length: 6 }, () =>
      whoami(http).catch(() => 'given up'),
    );
    const seconds = await secondsOf(() => Promise.all(all));
    expect(await Promise.all(all)).toEqual(Array(6).fill('given up'));
    expect(seconds * 1000).toBeLessThanOrEqual(PATIENCE);
    expect(registry.count()).toBeLessThanOrEqual(2);
  });

  it('does not keep those waiting who already wait when it is given up on', async () => {
    limit(tooManyRequests(60), 2);
    limit(tooManyRequests(7200));
    const http = client({ concurrency: 2 });
    const all = [whoami(http), whoami(http), whoami(http)].map((each) =>
      each.catch(() => 'given up'),
    );
    const seconds = await secondsOf(() => Promise.all(all));
    expect(seconds * 1000).toBeLessThanOrEqual(PATIENCE);
  });

  it('is not given up on when answers come in between', async () => {
    const http = client();
    for (let time = 0; time < 20; time++) {
      limit(tooManyRequests(65), 1);
      expect(await whoami(http)).toBe('answered');
    }
    expect(clock.sleeps.filter((each) => each === 65_000)).toHaveLength(20);
  });
});
