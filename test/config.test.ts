import {
  type IntegrationInstanceConfig,
  IntegrationValidationError,
} from '@jupiterone/integration-sdk-core';
import { defaults } from '@pnpm/npm-conf';
import {
  checkConfig,
  instanceConfigFields,
  loadExecutionConfig,
  normalizeConfig,
} from '../src/config';

const TOKEN = 'npm_marked0123456789';
const good = { organization: 'acme', accessToken: TOKEN };

/** What is wrong with a configuration, in npm's and its own words. */
function messageOf(changes: IntegrationInstanceConfig): string {
  try {
    checkConfig(normalizeConfig({ ...good, ...changes }));
    return 'nothing is wrong';
  } catch (error) {
    if (!(error instanceof IntegrationValidationError)) return 'another error';
    expect(error.message).not.toContain(TOKEN);
    return error.message;
  }
}

it('the token is masked, and the registry need not be given', () => {
  expect(instanceConfigFields).toEqual({
    organization: { type: 'string' },
    accessToken: { type: 'string', mask: true },
    registryUrl: { type: 'string', optional: true },
  });
});

describe('the organization', () => {
  it.each([
    ['acme', 'acme'],
    ['@acme', 'acme'],
    [' @Acme \n', 'acme'],
    ['ACME', 'acme'],
    ['acme-co', 'acme-co'],
    ['a.b_c~d', 'a.b_c~d'],
    ['0', '0'],
  ])('%j is %s', (organization, expected) => {
    expect(normalizeConfig({ ...good, organization }).organization).toBe(
      expected,
    );
    expect(messageOf({ organization })).toBe('nothing is wrong');
  });

  it.each([undefined, null, '', '  ', '@', 7, ['acme'], { name: 'acme' }])(
    '%j is missing',
    (organization) => {
      expect(messageOf({ organization })).toBe(
        'The organization (ORGANIZATION) is missing: give the name of the npm organization, as in "acme"',
      );
    },
  );

  it.each([
    '@@acme',
    '@ acme',
    'acme/widget',
    '@acme/widget',
    'https://www.npmjs.com/org/acme',
    'acme corp',
    'acme,globex',
    'acme:developers',
    'ácme',
    '../acme',
    '%2e%2e',
    'acme?x',
    'acme#x',
    'acme\nglobex',
    'acme\u0000',
    '.',
    '..',
  ])('%j cannot be the name of one', (organization) => {
    expect(messageOf({ organization })).toMatch(
      /^The organization \(ORGANIZATION\) ".*" cannot be the name of an npm organization: /s,
    );
  });
});

describe('the access token', () => {
  it('is trimmed', () => {
    const accessToken = ` ${TOKEN}\n`;
    expect(normalizeConfig({ ...good, accessToken }).accessToken).toBe(TOKEN);
  });

  it.each([undefined, null, '', ' \t', 7])('%j is missing', (accessToken) => {
    expect(messageOf({ accessToken })).toBe(
      'The access token (ACCESS_TOKEN) is missing: give a granular access token of npm that may read the organization',
    );
  });

  it.each([
    'npm_marked 0123456789',
    'npm_marked\n0123456789',
    'npm_marked\r\nx-header: 1',
    'npm_mar…6789',
    'npm_märked',
    'Bearer npm_marked0123456789',
    'npm_marked\u0000',
  ])('%j is malformed, and not quoted', (accessToken) => {
    const message = messageOf({ accessToken });
    expect(message).toBe(
      'The access token (ACCESS_TOKEN) is malformed: it holds a space, a line break or a character that no token has. Copy it from npm once more',
    );
  });
});

describe('the registry URL', () => {
  it.each([undefined, null, '', ' '])('%j is the public one', (registryUrl) => {
    expect(normalizeConfig({ ...good, registryUrl }).registryUrl).toBe(
      defaults.registry,
    );
    expect(messageOf({ registryUrl })).toBe('nothing is wrong');
  });

  it.each([
    'https://registry.example',
    'https://registry.example/',
    'https://registry.example/npm/private/',
    'https://registry.example:8443',
    'HTTPS://Registry.example/',
    ' https://registry.example ',
    'https://[::1]:4873/',
    'https://192.0.2.1/',
    'http://127.0.0.1:4873',
    'http://127.0.0.1:4873/',
    'http://127.9.8.7',
    'http://localhost',
    'http://localhost:4873/npm',
    'http://[::1]:4873',
  ])('%s is accepted', (registryUrl) => {
    expect(messageOf({ registryUrl })).toBe('nothing is wrong');
  });

  it.each([
    'registry.example',
    'localhost:4873',
    '127.0.0.1:4873',
    '//registry.example',
    'http://registry.example',
    'http://10.0.0.1:4873',
    'http://0.0.0.0:4873',
    'http://127.0.0.1.registry.example',
    'http://localhost.registry.example',
    'http://127.0.0.1@registry.example',
    'http://[::2]',
    'ftp://127.0.0.1',
    'file:///srv/registry',
    'javascript:alert(1)',
    'https://',
    'https://registry example',
    'https://registry.example:99999',
  ])('%s is refused', (registryUrl) => {
    expect(messageOf({ registryUrl })).toBe(
      'The registry URL (REGISTRY_URL) is refused: it must be an https address, since the access token is sent to it. http is for this machine only, as in http://127.0.0.1:4873',
    );
  });

  it.each([
    'https://alice@registry.example',
    'https://alice:not-a-secret@registry.example',
    'https://:not-a-secret@registry.example',
    'https://registry.example/?a=b',
    'https://registry.example/#a',
    'https://registry.example/?',
    'https://registry.example/#',
  ])('%s holds too much', (registryUrl) => {
    const message = messageOf({ registryUrl });
    expect(message).toBe(
      'The registry URL (REGISTRY_URL) is refused: leave out user name, password, "?" and "#"',
    );
  });
});

it.each<IntegrationInstanceConfig>([
  {},
  { organization: null, accessToken: 7, registryUrl: [] },
  { organization: '\ud800', accessToken: '\n', registryUrl: 'nowhere' },
  { ...good, registryUrl: 'http://[bad' },
])('what the steps share is made for any configuration: %j', (config) => {
  expect(loadExecutionConfig({ config })).toHaveProperty('registry');
});
