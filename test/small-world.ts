import { advisoryUrl } from './registry/advisory-url';
import type {
  World,
  WorldCollaborator,
  WorldPackage,
  WorldRelease,
} from './registry/world';

/** Decoded bytes of an answer that are read where the small organization is collected. */
export const MAX_BYTES = 100_000;

const PERSON = { name: 'alice', email: 'alice@acme.example' };

function release(version: string, rest: Partial<WorldRelease>): WorldRelease {
  const publishedOn = `2026-0${version.slice(0, 1)}-01T00:00:00.000Z`;
  return { version, publishedOn, publisher: PERSON, license: 'MIT', ...rest };
}

function pkg(
  name: string,
  rest: Partial<WorldPackage>,
  latest: Partial<WorldRelease> = {},
): WorldPackage {
  return {
    name,
    public: true,
    permission: 'write',
    collaborators: [
      { username: 'alice', permission: 'write' },
      { username: 'bob', permission: 'write' },
    ],
    maintainers: [PERSON],
    license: 'MIT',
    createdOn: '2026-01-01T00:00:00.000Z',
    modifiedOn: '2026-03-01T00:00:00.000Z',
    tags: { latest: '2.0.0' },
    releases: [release('1.0.0', {}), release('2.0.0', latest)],
    repository: `https://github.com/acme/${name.slice('@acme/'.length)}`,
    ...rest,
  };
}

const outsider: WorldCollaborator = { username: 'mallory', permission: 'read' };
const open = pkg(
  '@acme/open',
  { reach: { weeklyDownloads: 70, monthlyDownloads: 300, dependents: 2 } },
  { dependencies: { '@acme/closed': '^2.0.0' } },
);

/** The smallest organization of which a run makes every type. */
export const smallWorld: World = {
  organization: 'acme',
  users: [
    { username: 'alice', email: 'alice@acme.example' },
    { username: 'bob', email: 'bob@acme.example' },
    { username: 'mallory', email: 'mallory@evil.example' },
  ],
  members: [
    { username: 'alice', role: 'owner' },
    { username: 'bob', role: 'developer' },
  ],
  teams: [
    {
      name: 'core',
      members: ['alice', 'bob'],
      packages: [
        { name: '@acme/open', permission: 'write' },
        { name: '@acme/closed', permission: 'write' },
      ],
    },
  ],
  packages: [
    { ...open, collaborators: [...open.collaborators, outsider] },
    pkg('@acme/closed', { public: false }),
  ],
  advisories: [
    {
      id: 1_090_001,
      package: '@acme/open',
      title: 'Prototype pollution',
      url: advisoryUrl(1_090_001),
      severity: 'high',
      vulnerableVersions: '>=1.0.0',
    },
  ],
  token: {
    value: 'small-demo-token',
    username: 'alice',
    all: [
      {
        key: 'abcdef01-0000-4000-8000-000000000000',
        name: 'release',
        token: 'npm_0001...0001',
        readonly: true,
        bypass2fa: false,
        cidrWhitelist: null,
        permissions: [{ name: 'package', action: 'read' }],
        created: '2026-02-01T00:00:00.000Z',
      },
    ],
  },
};

const releasesOfLarge = [
  release('1.0.0', { padding: 2 * MAX_BYTES }),
  release('2.0.0', {}),
].map((each) => ({
  ...each,
  publishedOn: each.publishedOn.replace('2026', '2025'),
}));

/**
 * The same with a package that is too large to be read whole: then a run asks every endpoint. Its releases are no one's
 * last and in no one's largest burst, since they are not counted.
 */
export const smallWorldWithLargePackage: World = {
  ...smallWorld,
  packages: [
    ...smallWorld.packages,
    pkg('@acme/large', { releases: releasesOfLarge }),
  ],
};
