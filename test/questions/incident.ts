import { strongest } from '../registry/strongest';
import type { World, WorldPackage, WorldRelease } from '../registry/world';

/** A release by the hand of mallory. */
function byMallory(version: string, publishedOn: string): WorldRelease {
  return {
    version,
    publishedOn,
    publisher: { name: 'mallory', email: 'mallory@freelance.example' },
    scripts: { postinstall: 'node bundle.js' },
    license: 'MIT',
  };
}

const RELEASES: Readonly<Record<string, WorldRelease>> = {
  '@acme/core': byMallory('1.1.1', '2026-11-23T21:00:00.000Z'),
  '@acme/widget': byMallory('3.2.1', '2026-11-23T21:01:00.000Z'),
  '@acme/gadget': byMallory('3.2.1', '2026-11-23T21:02:00.000Z'),
};

/** Acme as mallory found it and what she did: one owner, a crowd of admins, everybody or one alone may publish what many use. */
export function incidentAt(acme: World): World {
  return {
    ...acme,
    members: acme.members.map((member) => {
      if (member.username === 'oscar') return { ...member, role: 'developer' };
      return member.role === 'developer' && member.username !== 'zoe'
        ? { ...member, role: 'admin' }
        : member;
    }),
    packages: acme.packages.map(withRelease).map((pkg) => {
      if (pkg.name === '@acme/core') return openedTo(pkg, acme);
      return pkg.name === '@acme/one-writer'
        ? {
            ...pkg,
            reach: {
              weeklyDownloads: 5_000,
              monthlyDownloads: 0,
              dependents: 0,
            },
          }
        : pkg;
    }),
  };
}

function withRelease(pkg: WorldPackage): WorldPackage {
  const release = Object.entries(RELEASES).find(([name]) => name === pkg.name);
  if (!release) return pkg;
  const [, latest] = release;
  return {
    ...pkg,
    releases: [...pkg.releases, latest],
    tags: { ...pkg.tags, latest: latest.version },
  };
}

function openedTo(pkg: WorldPackage, { members }: World): WorldPackage {
  return {
    ...pkg,
    collaborators: strongest([
      ...pkg.collaborators,
      ...members.map(({ username }) => ({
        username,
        permission: 'write' as const,
      })),
    ]),
  };
}
