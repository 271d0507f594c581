import { DecodeError } from '../../src/registry/decode';
import { packument } from '../../src/registry/packument';
import type { Package } from '../../src/registry/types';

const AT = Date.UTC(2026, 1, 3, 4, 5, 6, 789);
const AT_TEXT = '2026-02-03T04:05:06.789Z';

/** A packument with one version, which is the latest. */
function ofOne(manifest: object, rest: object = {}): Package {
  return packument({
    name: '@acme/widget',
    'dist-tags': { latest: '1.0.0' },
    versions: { '1.0.0': { ...manifest } },
    ...rest,
  });
}

function messageOf(document: unknown): string {
  try {
    return `no error but ${JSON.stringify(packument(document))}`;
  } catch (error) {
    return error instanceof DecodeError ? error.message : 'another error';
  }
}

describe('a packument', () => {
  it('tells everything about a package and its latest release', () => {
    const doc = {
      _id: '@acme/widget',
      name: '@acme/widget',
      'dist-tags': { latest: '1.1.0', next: '2.0.0-rc.1' },
      versions: {
        '1.0.0': { license: 'MIT', _npmUser: { name: 'bob' } },
        '1.1.0': {
          name: '@acme/widget',
          version: '1.1.0',
          description: 'Widgets',
          license: 'Apache-2.0',
          homepage: 'https://acme.example/widget',
          repository: { type: 'git', url: 'git+https://a.example/w.git' },
          keywords: ['acme', 'widget'],
          scripts: { test: 'jest', postinstall: 'node setup' },
          gitHead: '0123456',
          deprecated: 'Use gadgets',
          dist: { attestations: { provenance: { predicateType: 'slsa' } } },
          _npmUser: {
            name: 'GitHub Actions',
            email: 'ci@acme.example',
            trustedPublisher: { id: 'github', oidcConfigId: 'oidc:1' },
          },
        },
        '2.0.0-rc.1': {},
      },
      time: {
        created: '2025-01-01T00:00:00Z',
        modified: '2026-02-04T00:00:00+01:00',
        '1.0.0': '2025-01-01T00:00:00.000Z',
        '1.1.0': AT_TEXT,
      },
      maintainers: [
        { name: 'alice', email: 'alice@acme.example' },
        { name: 'bob' },
      ],
      readme: '# Widgets',
    };
    expect(packument(doc)).toMatchObject({
      name: '@acme/widget',
      description: 'Widgets',
      license: 'Apache-2.0',
      homepage: 'https://acme.example/widget',
      repository: { url: 'git+https://a.example/w.git' },
      keywords: ['acme', 'widget'],
      maintainers: [
        { name: 'alice', email: 'alice@acme.example' },
        { name: 'bob' },
      ],
      createdOn: Date.UTC(2025, 0, 1),
      updatedOn: Date.UTC(2026, 1, 3, 23),
      unpublished: false,
      hasLatest: true,
      latest: {
        version: '1.1.0',
        publishedOn: AT,
        publisher: { name: 'GitHub Actions', email: 'ci@acme.example' },
        publishMethod: 'trusted-publisher',
        trustedPublisher: true,
        staged: false,
        hasProvenance: true,
        hasInstallScripts: true,
        license: 'Apache-2.0',
        gitHead: '0123456',
        deprecated: true,
        deprecationMessage: 'Use gadgets',
      },
      history: {
        versionCount: 3,
        signals: {
          trustDowngraded: false,
          installScriptsAdded: true,
          newPublisher: false,
          licenseChanged: true,
        },
      },
    });
  });

  it('needs no more than a name', () => {
    expect(packument({ name: 'bare' })).toMatchObject({
      name: 'bare',
      description: undefined,
      keywords: [],
      maintainers: [],
      createdOn: undefined,
      unpublished: false,
      hasLatest: false,
      latest: undefined,
      history: { versionCount: 0, signals: undefined },
    });
  });

  it('says more in the latest version than at its top', () => {
    const top = {
      description: 'of the package',
      license: 'ISC',
      homepage: 'https://top.example',
      repository: 'acme/top',
      keywords: ['top'],
    };
    expect(ofOne({}, top)).toMatchObject({
      ...top,
      repository: { url: 'acme/top' },
    });
    const manifest = {
      description: 'of the version',
      license: 'MIT',
      homepage: 'https://version.example',
      repository: 'acme/version',
      keywords: ['version'],
    };
    expect(ofOne(manifest, top)).toMatchObject({
      ...manifest,
      repository: { url: 'acme/version' },
    });
  });
});

describe('packages that are not as usual', () => {
  it('an unpublished package has neither versions nor tags', () => {
    const doc = {
      name: '@acme/gone',
      time: {
        created: AT_TEXT,
        modified: AT_TEXT,
        unpublished: { time: AT_TEXT, versions: ['1.0.0'] },
      },
    };
    expect(packument(doc)).toMatchObject({
      unpublished: true,
      hasLatest: false,
      latest: undefined,
      createdOn: AT,
      history: { versionCount: 0 },
    });
  });

  it('a package that was published anew is not unpublished', () => {
    const unpublished = { time: AT_TEXT, versions: ['0.1.0'] };
    expect(ofOne({}, { time: { unpublished } })).toMatchObject({
      unpublished: false,
      hasLatest: true,
    });
  });

  it('a package may be without the tag latest', () => {
    const tags = { 'dist-tags': { next: '1.0.0' } };
    expect(ofOne({ license: 'MIT' }, tags)).toMatchObject({
      license: undefined,
      hasLatest: false,
      latest: undefined,
      history: { versionCount: 1, signals: undefined },
    });
  });

  it('the tag latest may name a version that is missing', () => {
    const tags = { 'dist-tags': { latest: '9.9.9' } };
    expect(ofOne({ license: 'MIT' }, tags)).toMatchObject({
      latest: undefined,
      history: { versionCount: 1, signals: undefined },
    });
    const named = { 'dist-tags': { latest: 'constructor' } };
    expect(ofOne({}, named).latest).toBeUndefined();
  });

  it('a version may have the name of what every object has', () => {
    const doc: unknown = JSON.parse(
      '{"name":"x","dist-tags":{"latest":"__proto__"},"versions":{"__proto__":{"license":"MIT"}}}',
    );
    expect(packument(doc)).toMatchObject({
      license: 'MIT',
      latest: { version: '__proto__' },
    });
  });
});

describe('times', () => {
  it.each<[unknown, number | undefined]>([
    [AT_TEXT, AT],
    ['2026-02-03T04:05:06Z', AT - 789],
    ['2026-02-03T06:05:06.789+02:00', AT],
    ['2026-02-03', undefined],
    ['2026-02-03T04:05:06', undefined],
    ['long ago', undefined],
    ['2026-13-45T00:00:00Z', undefined],
    ['', undefined],
    [1770091506789, undefined],
    [null, undefined],
    [{ time: AT_TEXT }, undefined],
  ])('%j is %j', (time, expected) => {
    const { createdOn, latest } = ofOne(
      {},
      { time: { created: time, '1.0.0': time } },
    );
    expect(createdOn).toBe(expected);
    expect(latest?.publishedOn).toBe(expected);
  });

  it.each([[null], ['today'], [[]]])('%j tells of no time', (time) => {
    expect(ofOne({}, { time })).toMatchObject({
      createdOn: undefined,
      unpublished: false,
    });
  });
});

describe('wrong types deep inside', () => {
  it.each<[string, unknown, string]>([
    ['no object', [], 'expected an object at $'],
    ['no name', {}, 'expected a string at $.name'],
    [
      'versions as a list',
      { name: 'x', versions: ['1.0.0'] },
      'expected an object at $.versions',
    ],
    [
      'a version as a text',
      { name: 'x', versions: { '1.0.0': 'MIT' } },
      'expected an object at $.versions[0]',
    ],
    [
      'a version as null',
      { name: 'x', versions: { '1.0.0': null } },
      'expected an object at $.versions[0]',
    ],
    [
      'a tag as a number',
      { name: 'x', 'dist-tags': { latest: 1 } },
      'expected a string at $["dist-tags"][0]',
    ],
  ])('%s', (_, document, message) => {
    expect(messageOf(document)).toBe(message);
  });

  it('null stands for absent', () => {
    const doc = { name: 'x', versions: null, 'dist-tags': null, time: null };
    expect(packument(doc)).toMatchObject({ hasLatest: false });
  });
});
