import { latestManifest } from '../../src/registry/manifest';
import { packument } from '../../src/registry/packument';
import type { Package } from '../../src/registry/types';

/** What a packument whose only version is the given one tells. */
function ofOne(manifest: object): Package {
  return packument({
    name: '@acme/widget',
    'dist-tags': { latest: '1.0.0' },
    versions: { '1.0.0': manifest },
  });
}

describe('licenses', () => {
  it.each<[unknown, string | undefined]>([
    ['MIT', 'MIT'],
    ['(MIT OR Apache-2.0)', '(MIT OR Apache-2.0)'],
    ['SEE LICENSE IN LICENSE.md', 'SEE LICENSE IN LICENSE.md'],
    [{ type: 'MIT', url: 'https://acme.example/license' }, 'MIT'],
    [[{ type: 'MIT' }, { type: 'GPL-2.0-only' }], 'MIT OR GPL-2.0-only'],
    [['MIT', 'ISC'], 'MIT OR ISC'],
    [['MIT', { type: 'ISC' }], 'MIT OR ISC'],
    [[{ type: 'MIT' }], 'MIT'],
    ['', undefined],
    ['  ', undefined],
    [{ type: '' }, undefined],
    [{ name: 'MIT' }, undefined],
    [{ type: 3 }, undefined],
    [[], undefined],
    [['MIT', null], 'MIT'],
    [true, undefined],
    [null, undefined],
    [undefined, undefined],
  ])('%j reads %j', (license, expected) => {
    const found = ofOne({ license });
    expect(found.license).toBe(expected);
    expect(found.latest?.license).toBe(expected);
  });
});

describe('repositories', () => {
  const url = 'git+https://github.com/acme/widget.git';

  it.each<[unknown, Package['repository']]>([
    ['acme/widget', { url: 'acme/widget' }],
    [{ type: 'git', url }, { url }],
    [
      { url, directory: 'packages/a' },
      { url, directory: 'packages/a' },
    ],
    [{ url, directory: 7 }, { url }],
    [[{ url }, { url: 'other' }], { url }],
    [[url], { url }],
    [[], undefined],
    [[null, url], undefined],
    [{ directory: 'packages/a' }, undefined],
    [{ url: 7 }, undefined],
    [7, undefined],
    [null, undefined],
    [undefined, undefined],
  ])('%j', (repository, expected) => {
    expect(ofOne({ repository }).repository).toEqual(expected);
  });
});

describe('keywords', () => {
  it.each<[unknown, readonly string[]]>([
    [
      ['acme', 'widget'],
      ['acme', 'widget'],
    ],
    [['acme', 7, null], ['acme']],
    ['legacy git', ['legacy', 'git']],
    ['legacy,git, old ', ['legacy', 'git', 'old']],
    ['', []],
    [{ acme: true }, []],
    [null, []],
    [undefined, []],
  ])('%j reads %j', (keywords, expected) => {
    expect(ofOne({ keywords }).keywords).toEqual(expected);
  });
});

describe('deprecation', () => {
  it.each<[unknown, boolean, string | undefined]>([
    ['Use gadgets', true, 'Use gadgets'],
    [true, true, undefined],
    ['', false, undefined],
    [false, false, undefined],
    [null, false, undefined],
    [undefined, false, undefined],
    [{ message: 'odd' }, false, undefined],
  ])('%j', (deprecated, expected, deprecationMessage) => {
    expect(ofOne({ deprecated }).latest).toMatchObject({
      deprecated: expected,
      deprecationMessage,
    });
  });
});

describe('install scripts', () => {
  it.each<[unknown, boolean]>([
    [{ preinstall: 'x' }, true],
    [{ install: 'x' }, true],
    [{ postinstall: 'x' }, true],
    [{ prepare: 'x', test: 'x', uninstall: 'x' }, false],
    [{}, false],
    [null, false],
    ['install', false],
    [undefined, false],
  ])('%j', (scripts, hasInstallScripts) => {
    expect(ofOne({ scripts }).latest).toMatchObject({ hasInstallScripts });
  });
});

describe('very long texts', () => {
  const long = 'x'.repeat(100_000);

  it('are cut, or the platform would lose the entity', () => {
    const { description, license, latest } = ofOne({
      description: long,
      license: { type: long },
      deprecated: long,
    });
    for (const text of [
      description,
      license,
      latest?.license,
      latest?.deprecationMessage,
    ]) {
      expect(text).toMatch(/^xxx/);
      expect(text?.length).toBeLessThanOrEqual(4096);
    }
  });

  it('are left out where a part of one would be wrong', () => {
    const found = ofOne({
      homepage: `https://acme.example/${long}`,
      repository: { url: `https://acme.example/${long}` },
    });
    expect(found.homepage).toBeUndefined();
    expect(found.repository).toBeUndefined();
  });
});

describe('who published a version, and how', () => {
  const alice = { name: 'alice', email: 'alice@acme.example' };
  const trustedPublisher = { id: 'github', oidcConfigId: 'oidc:1' };

  it.each<[string, unknown, object]>([
    ['a user', alice, { publisher: alice, publishMethod: 'user' }],
    [
      'a user without e-mail',
      { name: 'alice' },
      { publisher: { name: 'alice' }, publishMethod: 'user' },
    ],
    [
      'a trusted publisher',
      { ...alice, trustedPublisher },
      { publishMethod: 'trusted-publisher', trustedPublisher: true },
    ],
    [
      'a user who approved it after staging',
      { ...alice, approver: { name: 'bob' } },
      { publishMethod: 'staged', staged: true, trustedPublisher: false },
    ],
    [
      'a trusted publisher, approved after staging',
      { ...alice, trustedPublisher, approver: { name: 'bob' } },
      { publishMethod: 'staged', staged: true, trustedPublisher: true },
    ],
    [
      'someone of whom npm does not say',
      undefined,
      { publisher: undefined, publishMethod: undefined, staged: false },
    ],
    [
      'no name',
      { email: 'alice@acme.example' },
      { publisher: undefined, publishMethod: undefined },
    ],
    ['a text', 'alice', { publisher: undefined, publishMethod: undefined }],
  ])('%s', (_, _npmUser, expected) => {
    expect(ofOne({ _npmUser }).latest).toMatchObject(expected);
  });

  it.each<[unknown, boolean]>([
    [{ attestations: { provenance: { predicateType: 'slsa' } } }, true],
    [{ attestations: { url: 'https://acme.example' } }, false],
    [{ attestations: null }, false],
    [{ tarball: 'https://acme.example/widget.tgz' }, false],
    [undefined, false],
  ])('%j', (dist, hasProvenance) => {
    expect(ofOne({ dist }).latest).toMatchObject({ hasProvenance });
  });
});

describe('maintainers', () => {
  it('keeps those who have a name', () => {
    const maintainers = [
      { name: 'alice', email: 'Alice@Acme.example' },
      { name: 'eve', email: 'eve (at) acme.example' },
      { name: 'frank', email: null },
      { email: 'nobody@acme.example' },
      'bob <bob@acme.example>',
      null,
    ];
    expect(packument({ name: 'x', maintainers }).maintainers).toMatchObject([
      { name: 'alice', email: 'Alice@Acme.example' },
      { name: 'eve' },
      { name: 'frank' },
    ]);
  });

  it.each([[null], ['alice'], [{ name: 'alice' }]])(
    '%j names none',
    (maintainers) => {
      expect(packument({ name: 'x', maintainers }).maintainers).toEqual([]);
    },
  );
});

describe("the latest version's manifest alone", () => {
  it('tells all but times and history', () => {
    const found = latestManifest({
      name: '@acme/huge',
      version: '4.0.0',
      license: { type: 'MIT' },
      deprecated: 'Too large',
      maintainers: [{ name: 'alice' }],
      _npmUser: { name: 'alice' },
    });
    expect(found).toMatchObject({
      name: '@acme/huge',
      license: 'MIT',
      keywords: [],
      maintainers: [{ name: 'alice' }],
      unpublished: false,
      hasLatest: true,
      latest: {
        version: '4.0.0',
        publisher: { name: 'alice' },
        deprecated: true,
      },
    });
    expect(found.history).toBeUndefined();
    expect(found.createdOn).toBeUndefined();
    expect(found.latest?.publishedOn).toBeUndefined();
  });

  it('has a version', () => {
    expect(() => latestManifest({ name: '@acme/huge' })).toThrow(
      'expected a string at $.version',
    );
  });
});
