import {
  createPackageEntity,
  packageEntity,
  type PackageFacts,
} from '../../src/entities/package';
import type { Package, Release } from '../../src/registry/types';
import { undeclaredIn, URI } from './entities';

process.env.ENABLE_GRAPH_OBJECT_SCHEMA_VALIDATION = '1';

const latest: Release = {
  version: '3.2.0',
  publishedOn: 1_786_665_600_000,
  publisher: { name: 'alice', email: 'alice@acme.example' },
  publishMethod: 'user',
  trustedPublisher: false,
  staged: false,
  hasProvenance: true,
  hasInstallScripts: false,
  license: 'MIT',
  gitHead: '0123456',
  deprecated: true,
  deprecationMessage: 'Use gadgets',
};

const widget: Package = {
  name: '@acme/widget',
  description: 'Widgets',
  license: 'MIT',
  homepage: 'https://acme.example/widget',
  repository: {
    url: 'git+https://github.com/Acme/Monorepo.git',
    directory: 'packages/widget',
  },
  keywords: ['acme', 'widget'],
  maintainers: [
    { name: 'alice', email: 'alice@acme.example' },
    { name: 'frank' },
  ],
  createdOn: 1_600_000_000_000,
  updatedOn: 1_786_665_700_000,
  unpublished: false,
  hasLatest: true,
  latest,
  dependencies: [
    { name: '@acme/core', versionRange: '^1.0.0', type: 'dependencies' },
  ],
  dependencyCount: 4,
  history: {
    versionCount: 12,
    publications: [],
    signals: {
      trustDowngraded: true,
      installScriptsAdded: false,
      newPublisher: true,
      licenseChanged: false,
    },
  },
};

const { history, dependencies, ...brief } = widget;

const facts: PackageFacts = {
  listed: {
    name: '@acme/widget',
    permission: 'read-write',
    anonymous: true,
  },
  public: true,
  metadata: widget,
};

/** The entity of a package that has the given metadata besides what every one has. */
function entityOf(metadata: Partial<Package>) {
  return createPackageEntity({
    ...facts,
    metadata: { ...widget, ...metadata },
  });
}

/** The entity of a package of which only the name is known. */
function entityNamed(name: string) {
  return createPackageEntity({
    listed: { name, anonymous: false },
    public: false,
  });
}

describe('a package', () => {
  it('has all that npm tells', () => {
    const entity = createPackageEntity({
      ...facts,
      writerCount: 3,
      formerPublisherCount: 1,
      dependencyCount: 4,
      reach: { weeklyDownloads: 10, monthlyDownloads: 40, dependentCount: 2 },
    });
    expect(entity).toEqual({
      _key: 'npm-package:@acme/widget',
      _type: 'npm_package',
      _class: ['CodeModule'],
      _rawData: [
        {
          name: 'default',
          rawData: {
            listed: facts.listed,
            metadata: {
              ...brief,
              repository: {
                url: 'https://github.com/Acme/Monorepo',
                directory: 'packages/widget',
              },
            },
          },
        },
      ],
      id: '@acme/widget',
      displayName: '@acme/widget',
      fullName: '@acme/widget',
      name: 'widget',
      scope: 'acme',
      purl: 'pkg:npm/%40acme/widget',
      webLink: 'https://www.npmjs.com/package/@acme/widget',
      access: 'read-write',
      public: true,
      version: '3.2.0',
      hasLatest: true,
      versionCount: 12,
      description: 'Widgets',
      license: 'MIT',
      homepage: 'https://acme.example/widget',
      keywords: ['acme', 'widget'],
      repositoryUrl: 'https://github.com/Acme/Monorepo',
      repositoryDirectory: 'packages/widget',
      createdOn: 1_600_000_000_000,
      updatedOn: 1_786_665_700_000,
      publishedOn: 1_786_665_600_000,
      publisher: 'alice',
      publisherEmail: 'alice@acme.example',
      publishMethod: 'user',
      hasProvenance: true,
      hasInstallScripts: false,
      gitHead: '0123456',
      maintainers: ['alice', 'frank'],
      maintainerEmails: ['alice@acme.example'],
      maintainerCount: 2,
      deprecated: true,
      deprecationMessage: 'Use gadgets',
      writerCount: 3,
      formerPublisherCount: 1,
      dependencyCount: 4,
      weeklyDownloads: 10,
      monthlyDownloads: 40,
      dependentCount: 2,
      unpublished: false,
      securityHolding: false,
      trustDowngraded: true,
      installScriptsAdded: false,
      newPublisher: true,
      licenseChanged: false,
    });
    expect(undeclaredIn(entity, packageEntity)).toEqual([]);
  });

  it('is an entity too when its metadata could not be had', () => {
    const listed = {
      name: '@acme/secret',
      permission: 'read-only',
      anonymous: false,
    } as const;
    expect(createPackageEntity({ listed, public: false })).toEqual({
      _key: 'npm-package:@acme/secret',
      _type: 'npm_package',
      _class: ['CodeModule'],
      _rawData: [
        {
          name: 'default',
          rawData: { listed },
        },
      ],
      id: '@acme/secret',
      displayName: '@acme/secret',
      fullName: '@acme/secret',
      name: 'secret',
      scope: 'acme',
      purl: 'pkg:npm/%40acme/secret',
      webLink: 'https://www.npmjs.com/package/@acme/secret',
      access: 'read-only',
      public: false,
    });
  });

  it('says nothing of releases without the tag latest', () => {
    const entity = entityOf({
      hasLatest: false,
      latest: undefined,
      history: { versionCount: 1, publications: [] },
    });
    expect(entity).toMatchObject({
      hasLatest: false,
      versionCount: 1,
      deprecated: false,
      securityHolding: false,
    });
    for (const name of [
      'version',
      'publishedOn',
      'hasProvenance',
      'newPublisher',
    ])
      expect(entity[name]).toBeUndefined();
  });

  it('leaves out what is empty', () => {
    const entity = entityOf({
      keywords: [],
      maintainers: [],
      repository: undefined,
      description: '',
    });
    for (const name of [
      'keywords',
      'maintainers',
      'maintainerEmails',
      'repositoryUrl',
      'repositoryDirectory',
    ])
      expect(entity[name]).toBeUndefined();
    expect(entity.description || undefined).toBeUndefined();
  });

  it('that is unpublished says so', () => {
    const gone = { unpublished: true, hasLatest: false, latest: undefined };
    expect(entityOf(gone)).toMatchObject({
      unpublished: true,
      deprecated: false,
    });
  });

  it.each([
    ['0.0.1-security', true],
    ['0.0.1-security.0', true],
    ['0.0.1', false],
    ['1.0.1-security', false],
  ])('at version %s is held by npm: %s', (version, securityHolding) => {
    expect(entityOf({ latest: { ...latest, version } })).toMatchObject({
      securityHolding,
    });
  });
});

describe('links and texts that people wrote', () => {
  it.each<[string, string | undefined]>([
    ['acme.example/widget', undefined],
    ['javascript:alert(1)', undefined],
    ['https://user:secret@acme.example/', 'https://acme.example/'],
  ])('the homepage %s', (homepage, expected) => {
    expect(entityOf({ homepage }).homepage).toBe(expected);
  });

  it('a repository that is none leaves its folder', () => {
    const repository = { url: 'see the wiki', directory: 'packages/a' };
    const entity = entityOf({ repository });
    expect(entity.repositoryUrl).toBeUndefined();
    expect(entity.repositoryDirectory).toBe('packages/a');
  });
});

describe('names', () => {
  it.each<[string, string | undefined, string, string, string]>([
    ['widget', undefined, 'widget', 'widget', 'widget'],
    ['constructor', undefined, 'constructor', 'constructor', 'constructor'],
    ['__proto__', undefined, '__proto__', '__proto__', '__proto__'],
    ['LegacyCase', undefined, 'LegacyCase', 'LegacyCase', 'LegacyCase'],
    [
      '@acme/toString',
      'acme',
      'toString',
      '%40acme/toString',
      '@acme/toString',
    ],
    [
      "@acme/it's~so!(odd)*",
      'acme',
      "it's~so!(odd)*",
      '%40acme/it%27s~so%21%28odd%29%2A',
      "@acme/it's~so!(odd)*",
    ],
    ['@acme/a+b', 'acme', 'a+b', '%40acme/a%2Bb', '@acme/a%2Bb'],
    ['ü', undefined, 'ü', '%C3%BC', '%C3%BC'],
  ])('%s', (fullName, scope, name, purl, path) => {
    const entity = entityNamed(fullName);
    expect(entity).toMatchObject({
      _key: `npm-package:${fullName}`,
      id: fullName,
      displayName: fullName,
      fullName,
      name,
      purl: `pkg:npm/${purl}`,
      webLink: `https://www.npmjs.com/package/${path}`,
    });
    expect(entity.scope).toBe(scope);
    expect(entity.webLink).toMatch(URI);
  });

  it('a name that ends a script stays a name, in text and not in links', () => {
    const entity = entityNamed('</script><script>alert(1)');
    expect(entity.displayName).toBe('</script><script>alert(1)');
    expect(entity.webLink).not.toMatch(/[<>]/);
    expect(entity.purl).not.toMatch(/[<>]/);
  });

  it('credentials in addresses are in no raw data', () => {
    const { _rawData } = entityOf({
      homepage: 'https://user:secret@acme.example/',
      repository: { url: 'https://user:secret@git.acme.example/widget.git' },
    });
    expect(JSON.stringify(_rawData)).not.toContain('secret');
  });
});
