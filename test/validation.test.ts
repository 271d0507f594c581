import { setImmediate } from 'node:timers/promises';
import {
  IntegrationProviderAPIError,
  IntegrationProviderAuthenticationError,
  IntegrationProviderAuthorizationError,
  type IntegrationInstanceConfig,
  IntegrationValidationError,
} from '@jupiterone/integration-sdk-core';
import { createMockIntegrationLogger } from '@jupiterone/integration-sdk-testing';
import { loadExecutionConfig } from '../src/config';
import { Registry } from '../src/registry/client';
import { validateInvocation } from '../src/validation';
import { FakeClock } from './fake-clock';
import { acme } from './registry/acme';
import type { Fault, Match } from './registry/faults';
import { type FakeRegistry, startRegistry } from './registry/server';
import type { WorldToken } from './registry/world';

const TOKEN = 'npm_marked0123456789';
const token: WorldToken = { ...acme.token, value: TOKEN };

let fake: FakeRegistry;

beforeEach(async () => {
  fake = await startRegistry({ ...acme, token });
});

afterEach(() => fake.close());

function configOf(changes: IntegrationInstanceConfig = {}) {
  return {
    organization: 'acme',
    accessToken: TOKEN,
    registryUrl: fake.url,
    ...changes,
  };
}

/** Validates as a run does, but without waiting between attempts. */
async function validate(changes?: IntegrationInstanceConfig): Promise<void> {
  const config = configOf(changes);
  const registry = new Registry({
    organization: config.organization,
    token: config.accessToken,
    registryUrl: config.registryUrl,
    clock: new FakeClock(),
  });
  await validateInvocation({
    instance: { config },
    executionConfig: { registry },
    logger: createMockIntegrationLogger(),
  });
}

async function errorOf(validated: Promise<void>): Promise<Error> {
  const error: unknown = await validated.catch((error: unknown) => error);
  if (!(error instanceof Error)) throw new Error('nothing is wrong with it');
  expect(error.message).not.toContain(TOKEN);
  return error;
}

/** Expects an error of exactly this class, so that a subclass does not pass for it. */
function expectError(
  error: Error,
  kind: typeof IntegrationProviderAPIError | typeof IntegrationValidationError,
  message: string,
): void {
  expect(error.constructor).toBe(kind);
  expect(error.message).toBe(message);
}

const asked = () => fake.requests.map(({ path }) => path);

describe('a token that sees the organization', () => {
  it('is valid, after two questions', async () => {
    await validate();
    expect(asked()).toEqual(['/-/whoami', '/-/org/acme/user']);
  });

  it('is valid without logger and executionConfig', async () => {
    await validateInvocation({ instance: { config: configOf() } });
    await validateInvocation({
      instance: { config: configOf() },
      executionConfig: {},
    });
  });

  it('is not asked for again by the steps of the run', async () => {
    const config = configOf();
    const executionConfig = loadExecutionConfig({ config });
    await validateInvocation({ instance: { config }, executionConfig });
    await executionConfig.registry.listMembers();
    expect(fake.count()).toBe(2);
  });

  it('is valid in an organization of one', async () => {
    const members = [{ username: 'alice', role: 'owner' }];
    fake.setWorld({ ...acme, token, members });
    await validate();
  });
});

it.each<[string, IntegrationInstanceConfig, RegExp]>([
  ['no organization', { organization: ' ' }, /^The organization .* missing/],
  ['a web address', { organization: 'https://acme' }, /cannot be the name/],
  ['no token', { accessToken: '' }, /^The access token .* missing/],
  ['half a token', { accessToken: `${TOKEN}\n x` }, /is malformed/],
  ['http', { registryUrl: 'http://acme.example' }, /^The registry URL/],
])(
  'npm is not asked with a configuration of %s',
  async (_, changes, message) => {
    const instance = { config: configOf(changes) };
    const error = await errorOf(validateInvocation({ instance }));
    expect(error.constructor).toBe(IntegrationValidationError);
    expect(error.message).toMatch(message);
    expect(fake.count()).toBe(0);
  },
);

describe('what npm answers', () => {
  const { token: _, ...world } = acme;
  const grant = (rights: Partial<WorldToken>) =>
    fake.setWorld({ ...world, token: { ...token, ...rights } });

  it('a token is refused', async () => {
    grant({ refused: 'revoked' });
    expectError(
      await errorOf(validate()),
      IntegrationProviderAuthenticationError,
      'Provider authentication failed at GET /-/whoami: 401 npm refused the access token: it is mistyped, expired or revoked. Make a new granular access token and put it into the configuration',
    );
    expect(fake.count()).toBe(1);
  });

  it('a token is refused for the address it comes from', async () => {
    grant({ refused: 'address' });
    expectError(
      await errorOf(validate()),
      IntegrationProviderAuthenticationError,
      'Provider authentication failed at GET /-/whoami: 401 npm refused the access token for the address it came from: add this address to the allowed IP ranges of the token, or make a token without them',
    );
  });

  it('a token lacks the Organizations permission', async () => {
    grant({ organizations: false });
    expectError(
      await errorOf(validate()),
      IntegrationProviderAuthorizationError,
      'Provider authorization failed at GET /-/org/acme/user: 403 npm does not let this access token read the organization "acme". Make a granular access token with the permission "Organizations: Read-only" for it',
    );
    expect(fake.count()).toBe(3);
  });

  it('there is no such organization', async () => {
    expectError(
      await errorOf(validate({ organization: 'emca' })),
      IntegrationValidationError,
      `npm has no organization "emca": check the spelling; the name stands in the address of the organization's page on npm's website`,
    );
  });

  it('a token does not see the organization', async () => {
    grant({ username: 'trent' });
    expectError(
      await errorOf(validate()),
      IntegrationValidationError,
      'npm shows this token nothing of the organization "acme": check the name, and make the token with an account that is an owner or admin of it',
    );
  });

  it("the name is a user's", async () => {
    expectError(
      await errorOf(validate({ organization: 'trent' })),
      IntegrationValidationError,
      '"trent" is the name of an npm user, not of an organization: give the name of the organization',
    );
  });
});

describe('what is no answer of npm', () => {
  const NOT_NPM =
    'what answers is not npm: check REGISTRY_URL, and whether a proxy or a login page stands between';
  const page: Fault = { status: 200, body: '<html>Log in</html>' };

  it.each<[string, Match, Fault, string]>([
    [
      'a web page',
      'GET /-/whoami',
      page,
      `${NOT_NPM} (GET /-/whoami: it answered text/html that is no JSON, on each of 2 attempts)`,
    ],
    [
      'a web page for the roster',
      'GET /-/org/:org/user',
      page,
      `${NOT_NPM} (GET /-/org/acme/user: it answered text/html that is no JSON, on each of 2 attempts)`,
    ],
    [
      'an error page of another server',
      'GET /-/whoami',
      { status: 404, body: '<html>Not found</html>' },
      `${NOT_NPM} (GET /-/whoami: npm does not have it (404))`,
    ],
    [
      'a whoami of another shape',
      'GET /-/whoami',
      { status: 200, body: { name: 'alice' } },
      `${NOT_NPM} (GET /-/whoami: it answered what npm never does: expected a string at $.username)`,
    ],
    [
      'a roster of another shape',
      'GET /-/org/:org/user',
      { status: 200, body: { users: ['alice'] } },
      `${NOT_NPM} (GET /-/org/acme/user: it answered what npm never does: expected a string at $[0])`,
    ],
    [
      'a server with trouble',
      'GET /-/whoami',
      { status: 503, body: '<html>' },
      'npm has trouble of its own: try again later (GET /-/whoami: HTTP 503, on each of 2 attempts)',
    ],
    [
      'a connection that breaks',
      'GET /-/whoami',
      'reset',
      'npm cannot be reached: check the network, HTTPS_PROXY and NODE_EXTRA_CA_CERTS of the machine that runs the integration, and REGISTRY_URL if it is set (GET /-/whoami: the connection failed (ECONNRESET), on each of 2 attempts)',
    ],
  ])('%s', async (_, match, fault, message) => {
    fake.fail(match, fault);
    expectError(
      await errorOf(validate()),
      IntegrationProviderAPIError,
      message,
    );
    expect(fake.count()).toBeLessThanOrEqual(3);
  });

  it('a registry that nobody runs', async () => {
    const { url } = fake;
    await fake.close();
    const error = await errorOf(validate({ registryUrl: url }));
    fake = await startRegistry(acme);
    expect(error.message).toMatch(/^npm cannot be reached: .*ECONNREFUSED/);
  });

  it('is asked for twice and no more', async () => {
    fake.fail('GET /-/whoami', { status: 500 }, 1);
    fake.fail('GET /-/org/:org/user', { status: 500 }, 1);
    await validate();
    expect(asked()).toEqual([
      '/-/whoami',
      '/-/whoami',
      '/-/org/acme/user',
      '/-/org/acme/user',
    ]);
    fake.fail('GET /-/whoami', { status: 500 });
    await errorOf(validate());
    expect(fake.count()).toBe(6);
  });
});

describe('a registry that does not answer', () => {
  // Only the deadline is no business of the clock.
  beforeEach(() =>
    jest.useFakeTimers({
      doNotFake: [
        'Date',
        'hrtime',
        'nextTick',
        'performance',
        'queueMicrotask',
        'setImmediate',
        'clearImmediate',
        'setInterval',
        'clearInterval',
      ],
    }),
  );
  afterEach(() => jest.useRealTimers());

  async function untilAsked(times: number): Promise<void> {
    while (fake.count() < times) {
      await jest.advanceTimersByTimeAsync(0);
      await setImmediate();
    }
  }

  it('is waited for ten seconds, twice', async () => {
    fake.fail('GET /-/whoami', 'hang');
    const failed = errorOf(validate());
    await untilAsked(1);
    await jest.advanceTimersByTimeAsync(9_999);
    expect(fake.count()).toBe(1);
    await jest.advanceTimersByTimeAsync(1);
    await untilAsked(2);
    await jest.advanceTimersByTimeAsync(10_000);
    expectError(
      await failed,
      IntegrationProviderAPIError,
      'npm is too slow to answer: try again later, and check the network and the proxy (GET /-/whoami: no complete answer within 10 seconds, on each of 2 attempts)',
    );
  });
});
