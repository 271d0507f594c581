import type { RequestListener } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { version } from '../../package.json';
import { Http } from '../../src/registry/http';
import type { Limits } from '../../src/registry/limits';
import { FakeClock } from '../fake-clock';
import { type LocalServer, startServer } from '../local-server';
import { acme } from './acme';
import { redirectTo } from './faults';
import { type FakeRegistry, startRegistry } from './server';

const TOKEN = acme.token.value;
const same = (value: unknown) => value;

let registry: FakeRegistry | undefined;
let server: LocalServer | undefined;

afterEach(async () => {
  await registry?.close();
  await server?.close();
  registry = server = undefined;
});

function client(registryUrl: string, limits?: Partial<Limits>): Http {
  return new Http({
    registryUrl,
    token: TOKEN,
    clock: new FakeClock(),
    limits,
  });
}

/** Asks a server of the test's own, in one attempt. */
async function askServer(listener: RequestListener, limits: Partial<Limits>) {
  server = await startServer(listener);
  const http = client(server.url, { attempts: 1, ...limits });
  return { server, answer: http.get('/x', same) };
}

function repeat<T>(times: number, ask: (time: number) => Promise<T>) {
  return Promise.all(Array.from({ length: times }, (_, time) => ask(time)));
}

describe('connections', () => {
  it('are at most 15 for 200 requests, of which 15 are under way', async () => {
    registry = await startRegistry(acme, { latency: 20 });
    const http = client(registry.url);
    await repeat(200, (time) =>
      http.get(time % 2 ? '/-/whoami' : '/@acme%2Fcore', same),
    );
    expect(registry.count()).toBe(200);
    expect(registry.maxInFlight).toBe(15);
    expect(registry.connections).toBeLessThanOrEqual(15);
  });

  it('are reused by requests that follow each other, failed ones too', async () => {
    registry = await startRegistry(acme);
    registry.fail('GET /-/whoami', { status: 500, body: '<html>' }, 3);
    registry.fail('GET /-/whoami', redirectTo('/@acme%2Fcore'), 3);
    const http = client(registry.url);
    for (let time = 0; time < 20; time++) await http.get('/-/whoami', same);
    await http.get('/@acme%2Fnobody', same).catch(() => undefined);
    await http.get('/-/whoami', same);
    expect(registry.connections).toBe(1);
  });

  it('are as many as the limit says', async () => {
    registry = await startRegistry(acme, { latency: 20 });
    const http = client(registry.url, { concurrency: 3 });
    await repeat(30, () => http.get('/-/whoami', same));
    expect(registry.maxInFlight).toBe(3);
  });
});

describe('a request', () => {
  it('says who asks and with which token, and takes gzip', async () => {
    registry = await startRegistry(acme);
    const found = await client(registry.url).get('/@acme%2Fcore', same);
    expect(found).toHaveProperty('name', '@acme/core');
    expect(registry.requests[0]?.headers).toMatchObject({
      'user-agent': `graph-npm/${version}`,
      authorization: `Bearer ${TOKEN}`,
      accept: 'application/json',
      connection: 'keep-alive',
    });
    expect(registry.requests[0]?.headers['accept-encoding']).toMatch('gzip');
  });

  it('carries no token where it shall be anonymous', async () => {
    registry = await startRegistry(acme);
    const path = '/-/org/acme/package?format=cli';
    const http = client(registry.url);
    await http.get(path, same, { anonymous: true });
    expect(registry.requests[0]).toMatchObject({ path, authorized: false });
    expect(registry.requests[0]?.headers).not.toHaveProperty('authorization');
  });

  it('sends JSON and says so', async () => {
    registry = await startRegistry(acme);
    const path = '/-/npm/v1/security/advisories/bulk';
    const body = { constructor: ['1.0.0'] };
    await client(registry.url).post(path, body, same, { anonymous: true });
    const [request] = registry.requests;
    expect(request).toMatchObject({ method: 'POST', path, authorized: false });
    expect(request?.headers['content-type']).toBe('application/json');
    expect(JSON.parse(request?.body ?? '')).toEqual(body);
  });

  it.each(['', '/', '//', '/npm/private', '/npm/private/'])(
    'goes below a registry URL that ends with "%s"',
    async (end) => {
      server = await startServer((_, response) => response.end('{}'));
      await client(server.url + end).get('/@acme%2Fcore?a=b', same);
      const base = end.replace(/\/+$/, '');
      expect(server.requests[0]?.url).toBe(`${base}/@acme%2Fcore?a=b`);
    },
  );

  it('understands an answer that is not compressed, and one in pieces', async () => {
    const { answer } = await askServer((_, response) => {
      const text = Buffer.from('{"name":"Ægir"}');
      response.write(text.subarray(0, 10));
      response.end(text.subarray(10));
    }, {});
    expect(await answer).toEqual({ name: 'Ægir' });
  });
});

describe('the deadline', () => {
  const deadline = 150;
  const TIMEOUT = {
    status: 'TIMEOUT',
    message:
      'npm could not be read at GET /:package: no complete answer within 0.15 seconds, on each of 1 attempts',
  };

  it.each<[string, RequestListener]>([
    ['headers that do not come', () => undefined],
    ['a body that does not begin', (_, response) => response.flushHeaders()],
    [
      'a body that drips',
      (_, response) => {
        const timer = setInterval(() => response.write(' '), 10);
        response.once('close', () => clearInterval(timer));
      },
    ],
    [
      'a redirect whose body drips',
      ({ url }, response) => {
        if (url === '/x') response.writeHead(302, { location: '/y' });
        const timer = setInterval(() => response.write(' '), 10);
        response.once('close', () => clearInterval(timer));
      },
    ],
  ])('is over for %s, and ends the transfer', async (_, listener) => {
    const { server, answer } = await askServer(listener, { deadline });
    await expect(answer).rejects.toMatchObject(TIMEOUT);
    await server.allHungUp();
  });

  it('holds for headers, redirects and body together', async () => {
    const { answer } = await askServer(
      ({ url = '' }, response) => {
        const hop = Number(url.slice(2));
        if (hop < 4) response.writeHead(302, { location: `/x${hop + 1}` });
        void setTimeout(60).then(() => response.end('{}'));
      },
      { deadline },
    );
    await expect(answer).rejects.toMatchObject(TIMEOUT);
  });

  it('does not end the connection of an answer that was in time', async () => {
    registry = await startRegistry(acme);
    const http = client(registry.url);
    jest.useFakeTimers({ doNotFake: ['Date', 'nextTick', 'setImmediate'] });
    await http.get('/-/whoami', same);
    await jest.advanceTimersByTimeAsync(30_000);
    await http.get('/-/whoami', same);
    jest.useRealTimers();
    expect(registry.connections).toBe(1);
  });
});

describe('the cap on the bytes of an answer', () => {
  const TOO_LARGE = {
    status: 'TOO_LARGE',
    message:
      'npm could not be read at GET /:package: the answer has 0.001 MB or more',
  };
  const limits = { maxBytes: 1000 };

  it('lets an answer have one byte less', async () => {
    const text = JSON.stringify('x'.repeat(997));
    expect(text).toHaveLength(999);
    const { answer } = await askServer((_, res) => res.end(text), limits);
    expect(await answer).toHaveLength(997);
  });

  it('refuses an answer that has as many, and asks twice', async () => {
    const text = JSON.stringify('x'.repeat(998));
    const { server, answer } = await askServer((_, res) => res.end(text), {
      ...limits,
      attempts: 5,
    });
    await expect(answer).rejects.toMatchObject(TOO_LARGE);
    expect(server.requests).toHaveLength(2);
  });

  it('ends the transfer of an answer without end', async () => {
    const { server, answer } = await askServer((_, response) => {
      const more = () => {
        while (response.write(' '.repeat(500)));
      };
      response.on('drain', more);
      more();
    }, limits);
    await expect(answer).rejects.toMatchObject(TOO_LARGE);
    await server.allHungUp();
  });

  it('counts what was compressed as what it is', async () => {
    const bomb = gzipSync(Buffer.alloc(1_000_000));
    const { answer } = await askServer(
      (_, response) => response.setHeader('content-encoding', 'gzip').end(bomb),
      { maxBytes: 100_000 },
    );
    expect(bomb.length).toBeLessThan(2000);
    await expect(answer).rejects.toMatchObject({ status: 'TOO_LARGE' });
  });
});
