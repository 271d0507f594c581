import { inspect } from 'node:util';
import { dictionary, string } from '../../src/registry/decode';
import { Http } from '../../src/registry/http';
import type { Limits } from '../../src/registry/limits';
import { FakeClock } from '../fake-clock';
import { acme } from './acme';
import { type Fault, redirectTo, tooManyRequests } from './faults';
import { type FakeRegistry, startRegistry } from './server';

const TOKEN = 'npm_marked0123456789';
const world = { ...acme, token: { ...acme.token, value: TOKEN } };

let registry: FakeRegistry;

beforeEach(async () => {
  registry = await startRegistry(world);
});

afterEach(() => registry.close());

function client(limits: Partial<Limits> = {}, token = TOKEN): Http {
  const { url: registryUrl } = registry;
  const clock = new FakeClock();
  const all = { deadline: 200, attempts: 2, ...limits };
  return new Http({ registryUrl, token, clock, limits: all });
}

/** All that anybody could print of an error. */
async function allOf(answer: Promise<unknown>): Promise<string> {
  const error: unknown = await answer.catch((error: unknown) => error);
  expect(error).toBeInstanceOf(Error);
  return [
    inspect(error, { depth: Infinity, showHidden: true, getters: true }),
    JSON.stringify(error),
    String(error),
  ].join('\n');
}

/** Answers that say back what they were sent. */
const echo = { headers: { authorization: `Bearer ${TOKEN}` }, token: TOKEN };

describe('an error holds nothing of the token', () => {
  it.each<[string, Fault]>([
    ['a broken connection', 'reset'],
    ['no answer in time', 'hang'],
    ['a body that is no JSON', { status: 200, body: `<p>${TOKEN}</p>` }],
    ['a body that is not compressed', 'bad gzip'],
    ['a refusal that echoes', { status: 401, body: echo }],
    ['a 403 that echoes', { status: 403, body: echo }],
    [
      'a 404 that echoes in a header',
      { status: 404, headers: { echo: TOKEN } },
    ],
    ['a 400 that echoes', { status: 400, body: echo }],
    ['a 500 that echoes', { status: 500, body: echo }],
    ['a redirect that echoes', redirectTo(`http://a.example/${TOKEN}`)],
    ['a wrong shape that echoes', { status: 200, body: [TOKEN] }],
    ['429 without end', tooManyRequests(300)],
  ])('after %s', async (_, fault) => {
    registry.fail('GET /-/whoami', fault);
    const http = client();
    const asked = http.get('/-/whoami', dictionary(string));
    expect(await allOf(asked)).not.toContain(TOKEN);
    expect(registry.requests[0]?.headers.authorization).toContain(TOKEN);
  });

  it('after too many bytes', async () => {
    const asked = client({ maxBytes: 10 }).get('/-/whoami', () => null);
    expect(await allOf(asked)).not.toContain(TOKEN);
  });

  it('after a connection that nobody took', async () => {
    const http = client();
    await registry.close();
    const asked = http.get('/-/whoami', () => null);
    const printed = await allOf(asked);
    registry = await startRegistry(world);
    expect(printed).not.toContain(TOKEN);
    expect(printed).toContain('ECONNREFUSED');
  });

  it.each(['npm_line\nbreak', 'npm_→', 'npm_\u0000'])(
    'that no header can carry (%j)',
    async (token) => {
      const printed = await allOf(client({}, token).get('/-/whoami', () => 0));
      expect(printed).not.toContain(token);
      expect(printed).not.toContain(JSON.stringify(token).slice(1, -1));
      expect(registry.count()).toBe(0);
    },
  );
});

describe('the log', () => {
  it("has each of npm's notices once", async () => {
    const info = jest.fn();
    const http = client();
    http.report.logger = { info, warn: jest.fn() };
    const say = (notice: string) => ({
      status: 200,
      headers: { 'npm-notice': notice },
      body: {},
    });
    registry.fail('GET /-/whoami', say('Maintenance on Sunday'), 2);
    registry.fail('GET /-/whoami', say('Maintenance is over'), 1);
    for (let time = 0; time < 4; time++)
      await http.get('/-/whoami', () => null);
    expect(info.mock.calls).toEqual([
      [{ notice: 'Maintenance on Sunday' }, 'npm says'],
      [{ notice: 'Maintenance is over' }, 'npm says'],
    ]);
  });

  it('has the notice of an answer that is a failure', async () => {
    const info = jest.fn();
    const http = client();
    http.report.logger = { info, warn: jest.fn() };
    const headers = { 'npm-notice': 'Your token expires' };
    registry.fail('GET /-/whoami', { status: 403, headers });
    await http.get('/-/whoami', () => null).catch(() => undefined);
    expect(info).toHaveBeenCalledWith(
      { notice: 'Your token expires' },
      'npm says',
    );
  });

  it('need not be there', async () => {
    const headers = { 'npm-notice': 'hello' };
    registry.fail('GET /-/whoami', { status: 200, headers, body: {} });
    expect(await client().get('/-/whoami', () => 'fine')).toBe('fine');
  });
});

/** The SDK logs such a promise as an error, with the message that holds the whole URL. */
it.each<[string, Fault]>([
  ['a connection that breaks before the headers', 'reset'],
  ['a connection that breaks in the body', 'cut'],
  ['no answer in time', 'hang'],
  ['a body that drips', 'drip'],
])('no promise is settled twice by %s', async (_, fault) => {
  const settledTwice = jest.fn();
  process.on('multipleResolves', settledTwice);
  try {
    registry.fail(() => true, fault);
    await allOf(client().get('/@acme%2Fcore', () => null));
    registry.fail(() => true, fault);
    await allOf(client({ maxBytes: 10 }).get('/@acme%2Fcore', () => null));
    expect(settledTwice.mock.calls).toEqual([]);
  } finally {
    process.off('multipleResolves', settledTwice);
  }
});
