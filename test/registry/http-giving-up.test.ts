import {
  IntegrationProviderAPIError,
  IntegrationProviderAuthenticationError,
} from '@jupiterone/integration-sdk-core';
import { Http } from '../../src/registry/http';
import type { Limits } from '../../src/registry/limits';
import type { RequestOptions } from '../../src/registry/request';
import { FakeClock } from '../fake-clock';
import { acme } from './acme';
import { tooManyRequests } from './faults';
import { type FakeRegistry, startRegistry } from './server';

const GIVEN_UP =
  'not asked any more in this run, since the last 20 requests all failed';

let registry: FakeRegistry;

beforeEach(async () => {
  registry = await startRegistry(acme);
});

afterEach(() => registry.close());

function client(limits?: Partial<Limits>, clock = new FakeClock()): Http {
  const { url: registryUrl } = registry;
  const token = acme.token.value;
  return new Http({ registryUrl, token, clock, limits });
}

/** Asks and tells the status that came of it. */
async function ask(
  http: Http,
  path: string,
  options?: RequestOptions,
): Promise<unknown> {
  try {
    return await http.get(path, () => 200, options);
  } catch (error) {
    return error instanceof IntegrationProviderAPIError ? error.status : error;
  }
}

async function askTimes(http: Http, path: string, times: number) {
  const statuses = new Set<unknown>();
  for (let time = 0; time < times; time++) statuses.add(await ask(http, path));
  return [...statuses];
}

describe('twenty requests in a row that used up their attempts', () => {
  beforeEach(() => registry.fail('GET /-/whoami', { status: 500 }));

  it('are enough: that endpoint is not asked any more, and others are', async () => {
    const http = client({ attempts: 2 });
    expect(await askTimes(http, '/-/whoami', 20)).toEqual([500]);
    expect(registry.count()).toBe(40);
    expect(await ask(http, '/-/whoami')).toBe('GIVEN_UP');
    expect(registry.count()).toBe(40);
    expect(await ask(http, '/@acme%2Fcore')).toBe(200);
  });

  it('of one team are no reason to ask for another', async () => {
    registry.fail('GET /-/team/:org/:team/user', { status: 500 });
    const http = client({ attempts: 1 });
    for (let team = 0; team < 20; team++)
      await ask(http, `/-/team/acme/team${team}/user`);
    expect(await ask(http, '/-/team/acme/core/user')).toBe('GIVEN_UP');
  });

  it('at each of three endpoints are enough: npm is not asked any more', async () => {
    registry.fail(() => true, { status: 500 });
    const http = client({ attempts: 1 });
    await askTimes(http, '/-/whoami', 20);
    await askTimes(http, '/@acme%2Fcore', 20);
    await askTimes(http, '/-/org/acme/team', 20);
    expect(await ask(http, '/-/org/acme/user')).toBe('GIVEN_UP');
    expect(registry.count()).toBe(60);
  });

  it('are told of once, and by every request that is not made', async () => {
    const warn = jest.fn();
    const http = client({ attempts: 1 });
    http.report.logger = { info: jest.fn(), warn };
    await askTimes(http, '/-/whoami', 22);
    expect(warn.mock.calls).toEqual([
      [`npm is, at GET /-/whoami, ${GIVEN_UP}`],
    ]);
    await expect(http.get('/-/whoami', () => 200)).rejects.toMatchObject({
      fatal: false,
      message: `npm could not be read at GET /-/whoami: ${GIVEN_UP}`,
    });
  });

  it.each([
    ['a good answer', '/@acme%2Fcore'],
    ['a plain 404', '/@acme%2Fnobody'],
  ])('are no longer in a row after %s', async (_, path) => {
    registry.fail(({ path }) => path === '/@acme%2Fbroken', { status: 500 });
    const http = client({ attempts: 1 });
    await askTimes(http, '/@acme%2Fbroken', 19);
    await ask(http, path);
    expect(await askTimes(http, '/@acme%2Fbroken', 19)).toEqual([500]);
    expect(await ask(http, '/@acme%2Fcore')).toBe(200);
  });

  it('stop requests that already wait for their next attempt', async () => {
    const http = client();
    const all = Array.from({ length: 60 }, () => ask(http, '/-/whoami'));
    const statuses = await Promise.all(all);
    expect(statuses).toContain('GIVEN_UP');
    expect(await ask(http, '/-/whoami')).toBe('GIVEN_UP');
    expect(registry.count()).toBeLessThan(60 * 5);
  });
});

describe('a refused token', () => {
  it('is not sent again', async () => {
    registry.fail('GET /-/whoami', { status: 401 }, 1);
    const http = client();
    expect(await ask(http, '/-/whoami')).toBe(401);
    const again = http.get('/@acme%2Fcore', () => 200);
    await expect(again).rejects.toBeInstanceOf(
      IntegrationProviderAuthenticationError,
    );
    await expect(again).rejects.toMatchObject({
      endpoint: 'GET /:package',
      fatal: true,
    });
    expect(registry.count()).toBe(1);
  });

  it('stops the requests that wait for their turn', async () => {
    registry.setWorld({
      ...acme,
      token: { ...acme.token, refused: 'revoked' },
    });
    const http = client({ concurrency: 3 });
    const all = Array.from({ length: 30 }, () => ask(http, '/@acme%2Fcore'));
    expect(new Set(await Promise.all(all))).toEqual(new Set([401]));
    expect(registry.count()).toBeLessThanOrEqual(6);
  });

  it.each<[string, RequestOptions]>([
    ['no token was sent', { anonymous: true }],
    ['good tokens may be refused', { optional: true }],
    ['nobody misses the answer', { expendable: true }],
  ])('is not told by a 401 where %s', async (_, options) => {
    registry.fail('GET /-/whoami', { status: 401 });
    const http = client();
    const asked = http.get('/-/whoami', () => 200, options);
    await expect(asked).rejects.toMatchObject({ status: 401, fatal: false });
    expect(await ask(http, '/@acme%2Fcore')).toBe(200);
  });
});

describe('a request that nobody misses', () => {
  const options = { expendable: true };

  it('waits out a 429 without holding anybody back', async () => {
    registry.fail('GET /-/whoami', tooManyRequests(65), 1);
    const clock = new FakeClock();
    const http = client({}, clock);
    const asked = ask(http, '/-/whoami', options);
    expect(await ask(http, '/@acme%2Fcore')).toBe(200);
    expect(await asked).toBe(200);
    expect(registry.requests.map(({ endpoint }) => endpoint)).toEqual([
      'GET /-/whoami',
      'GET /:package',
      'GET /-/whoami',
    ]);
    expect(clock.sleeps).toEqual([65_000]);
  });

  it('waits no longer than two minutes', async () => {
    registry.fail('GET /-/whoami', tooManyRequests(65));
    const clock = new FakeClock();
    expect(await ask(client({}, clock), '/-/whoami', options)).toBe(429);
    expect(clock.sleeps).toEqual([65_000]);
  });

  it('is no reason to give up, and none to go on', async () => {
    registry.fail('GET /-/whoami', { status: 500 });
    const http = client({ attempts: 1 });
    for (let time = 0; time < 30; time++) await ask(http, '/-/whoami', options);
    expect(await ask(http, '/@acme%2Fcore')).toBe(200);
    await askTimes(http, '/-/whoami', 19);
    await ask(http, '/-/whoami', options);
    await askTimes(http, '/-/whoami', 1);
    expect(await ask(http, '/-/whoami')).toBe('GIVEN_UP');
  });
});
