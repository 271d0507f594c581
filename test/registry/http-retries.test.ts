import {
  IntegrationProviderAPIError,
  IntegrationProviderAuthenticationError,
  IntegrationProviderAuthorizationError,
} from '@jupiterone/integration-sdk-core';
import { dictionary, string } from '../../src/registry/decode';
import { Http } from '../../src/registry/http';
import type { Limits } from '../../src/registry/limits';
import type { RequestOptions } from '../../src/registry/request';
import { FakeClock } from '../fake-clock';
import { acme } from './acme';
import type { Damage, Fault } from './faults';
import { type FakeRegistry, startRegistry } from './server';

const WHOAMI = { username: 'alice' };
const HTML: Fault = { status: 200, body: '<!DOCTYPE html>' };

let registry: FakeRegistry;
let clock: FakeClock;

beforeEach(async () => {
  registry = await startRegistry(acme);
  clock = new FakeClock();
});

afterEach(() => registry.close());

function client(limits?: Partial<Limits>, registryUrl = registry.url): Http {
  return new Http({ registryUrl, token: acme.token.value, clock, limits });
}

function whoami(http: Http, options?: RequestOptions): Promise<unknown> {
  return http.get('/-/whoami', (value) => value, options);
}

function failWhoami(fault: Fault, times?: number): void {
  registry.fail('GET /-/whoami', fault, times);
}

/** How a request failed. */
async function failureOf(answer: Promise<unknown>): Promise<Error> {
  const error: unknown = await answer.catch((error: unknown) => error);
  if (error instanceof Error) return error;
  throw new Error('the request did not fail');
}

describe('what may pass is asked again', () => {
  it.each([204, 206, 304, 408, 420, 425, 500, 502, 503, 504, 520])(
    '%d',
    async (status) => {
      failWhoami({ status, body: '<html>trouble</html>' }, 1);
      expect(await whoami(client())).toEqual(WHOAMI);
      expect(registry.count()).toBe(2);
      expect(clock.sleeps).toHaveLength(1);
    },
  );

  it.each<Damage>(['reset', 'cut', 'half', 'empty', 'bad gzip'])(
    'an answer that is %s',
    async (damage) => {
      failWhoami(damage, 1);
      expect(await whoami(client({ deadline: 1000 }))).toEqual(WHOAMI);
      expect(registry.count()).toBe(2);
    },
  );

  it('a web page instead of JSON', async () => {
    failWhoami(HTML, 1);
    expect(await whoami(client())).toEqual(WHOAMI);
    expect(registry.count()).toBe(2);
  });

  it('an answer that does not come', async () => {
    failWhoami('hang', 1);
    expect(await whoami(client({ deadline: 400 }))).toEqual(WHOAMI);
    expect(registry.count()).toBe(2);
  });

  it('a post is asked again like a get, with its body', async () => {
    const path = '/-/npm/v1/security/advisories/bulk';
    registry.fail((request) => request.path === path, { status: 503 }, 1);
    const asked = { '@acme/widget': ['3.2.0'] };
    const found = await client().post(path, asked, (value) => value);
    expect(found).toHaveProperty(['@acme/widget']);
    expect(registry.requests.map(({ method }) => method)).toEqual([
      'POST',
      'POST',
    ]);
    for (const { body } of registry.requests)
      expect(JSON.parse(body)).toEqual(asked);
  });
});

describe('a body that is cut short', () => {
  it('is noticed when it happens and not at the deadline', async () => {
    failWhoami('cut');
    const http = client({ attempts: 1, deadline: 2000 });
    expect(await failureOf(whoami(http))).toMatchObject({
      status: 'UNREACHABLE',
    });
  });
});

describe('five attempts', () => {
  it('are about 1, 3, 9 and 27 seconds apart', async () => {
    failWhoami({ status: 500 });
    const error = await failureOf(whoami(client()));
    expect(registry.count()).toBe(5);
    expect(clock.sleeps).toHaveLength(4);
    [1000, 3000, 9000, 27_000].forEach((about, index) => {
      expect(clock.sleeps[index]).toBeGreaterThanOrEqual(about * 0.75);
      expect(clock.sleeps[index]).toBeLessThanOrEqual(about * 1.25);
    });
    expect(error).toBeInstanceOf(IntegrationProviderAPIError);
    expect(error).toMatchObject({
      endpoint: 'GET /-/whoami',
      status: 500,
      fatal: false,
      message:
        'npm could not be read at GET /-/whoami: HTTP 500, on each of 5 attempts',
    });
  });

  it('do not come at the same times for all clients', async () => {
    failWhoami({ status: 500 });
    for (let times = 0; times < 3; times++) await failureOf(whoami(client()));
    expect(new Set(clock.sleeps).size).toBe(clock.sleeps.length);
  });

  it('succeed with the fifth', async () => {
    failWhoami({ status: 500 }, 4);
    expect(await whoami(client())).toEqual(WHOAMI);
  });

  it('may be fewer for one request', async () => {
    failWhoami({ status: 500 });
    const error = await failureOf(whoami(client(), { attempts: 2 }));
    expect(registry.count()).toBe(2);
    expect(error.message).toContain('on each of 2 attempts');
  });

  it('end with what failed last', async () => {
    failWhoami({ status: 503 }, 3);
    failWhoami({ status: 500 }, 2);
    expect(await failureOf(whoami(client()))).toMatchObject({ status: 500 });
  });

  it('leave the connections to other requests while they wait', async () => {
    failWhoami({ status: 500 }, 1);
    const http = client({ concurrency: 1 });
    await Promise.all([whoami(http), http.get('/@acme%2Fcore', () => null)]);
    expect(registry.requests.map(({ path }) => path)).toEqual([
      '/-/whoami',
      '/@acme%2Fcore',
      '/-/whoami',
    ]);
  });

  it('are made of a registry that nobody runs', async () => {
    const { url } = registry;
    await registry.close();
    const error = await failureOf(whoami(client({}, url)));
    registry = await startRegistry(acme);
    expect(clock.sleeps).toHaveLength(4);
    expect(error).toMatchObject({
      status: 'UNREACHABLE',
      message:
        'npm could not be read at GET /-/whoami: the connection failed (ECONNREFUSED), on each of 5 attempts',
    });
  });

  it('are made of an answer that is no JSON, and say what it was', async () => {
    failWhoami(HTML);
    expect(await failureOf(whoami(client()))).toMatchObject({
      status: 'NOT_NPM',
      message:
        'npm could not be read at GET /-/whoami: it answered text/html that is no JSON, on each of 5 attempts',
    });
  });
});

describe('what hardly passes is asked twice', () => {
  it('an answer of the wrong shape, and says where it is wrong', async () => {
    const answer = client().get('/-/whoami', string);
    expect(await failureOf(answer)).toMatchObject({
      status: 'NOT_NPM',
      message:
        'npm could not be read at GET /-/whoami: it answered what npm never does: expected a string at $',
    });
    expect(registry.count()).toBe(2);
  });

  it.each<[string, Fault]>([
    ['null', { status: 200, body: null }],
    ['a list', { status: 200, body: [] }],
  ])('%s in place of an object', async (_, fault) => {
    failWhoami(fault, 1);
    const names = dictionary(string);
    expect(await client().get('/-/whoami', names)).toEqual(
      new Map(Object.entries(WHOAMI)),
    );
  });
});

describe('a refusal', () => {
  const refusals = [400, 402, 403, 404, 405, 407, 410, 421, 451];

  it.each(refusals)(
    'of %d is asked about once more, at once',
    async (status) => {
      failWhoami({ status, body: { error: 'no' } });
      const error = await failureOf(whoami(client()));
      expect(error).toMatchObject({ endpoint: 'GET /-/whoami', status });
      expect(error).toBeInstanceOf(IntegrationProviderAPIError);
      expect(registry.count()).toBe(2);
      expect(clock.sleeps).toEqual([]);
    },
  );

  it.each(refusals)('of %d that was chance is none', async (status) => {
    failWhoami({ status }, 1);
    expect(await whoami(client())).toEqual(WHOAMI);
  });

  it('is believed at once when the endpoint meant three before it', async () => {
    failWhoami({ status: 403 });
    const http = client();
    for (let time = 0; time < 5; time++) await failureOf(whoami(http));
    expect(registry.count()).toBe(3 * 2 + 2);
    registry.fail('GET /:package', { status: 404 }, 1);
    expect(await http.get('/@acme%2Fcore', () => 'there')).toBe('there');
  });

  it.each<[number, RequestOptions]>([
    [401, {}],
    [401, { anonymous: true }],
    [401, { optional: true }],
    [403, { optional: true }],
  ])('of %d is the last word for %j', async (status, options) => {
    failWhoami({ status });
    const error = await failureOf(whoami(client(), options));
    expect(error).toMatchObject({ status });
    expect(registry.count()).toBe(1);
  });

  it('a refused token ends the run and says what to do', async () => {
    failWhoami({ status: 401 });
    const error = await failureOf(whoami(client()));
    expect(error).toBeInstanceOf(IntegrationProviderAuthenticationError);
    expect(error).toMatchObject({ fatal: true });
    expect(error.message).toMatch(/mistyped, expired or revoked/);
  });

  it('a token that is refused for its address is told so', async () => {
    const headers = { 'www-authenticate': 'ipaddress' };
    failWhoami({ status: 401, headers });
    const error = await failureOf(whoami(client()));
    expect(error).toBeInstanceOf(IntegrationProviderAuthenticationError);
    expect(error.message).toMatch(/allowed IP ranges/);
  });

  it('a missing permission does not end the run', async () => {
    failWhoami({ status: 403 });
    const error = await failureOf(whoami(client()));
    expect(error).toBeInstanceOf(IntegrationProviderAuthorizationError);
    expect(error).toMatchObject({ fatal: false });
  });

  it('what it was asked stands in the error without its query', async () => {
    const path = '/-/org/nobody/team?format=cli&secret=no';
    const error = await failureOf(client().get(path, string));
    expect(error).toMatchObject({ endpoint: 'GET /-/org/nobody/team' });
    expect(error.message).not.toContain('secret');
  });
});
