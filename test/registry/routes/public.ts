import { satisfies } from 'semver';
import { type Ask, ok, Refusal } from '../answer';
import type { WorldAdvisory, WorldPackage, WorldPerson } from '../world';
import { latestRelease } from '../world-index';

const MOST_HITS = 250;

/** What npm tells to everyone: search and security advisories. */
export const publicRoutes = {
  'GET /-/v1/search': ({ index, query }: Ask) => {
    const words = (query.get('text') ?? '').split(/\s+/).filter(Boolean);
    if (words.length === 0) throw new Refusal(400, 'text is required');
    const size = Math.min(Number(query.get('size') ?? 20), MOST_HITS);
    const from = Number(query.get('from') ?? 0);
    const found = index.searchable.filter((pkg) =>
      words.every((word) => isHit(pkg, word)),
    );
    return ok({
      objects: found.slice(from, from + size).map(hitDocument),
      total: found.length,
      time: new Date().toISOString(),
    });
  },

  'POST /-/npm/v1/security/advisories/bulk': ({ index, body }: Ask) => {
    const found = versionsAskedFor(body).map(([name, versions]) => {
      const known = index.advisories.get(name) ?? [];
      const affecting = known.filter((each) => affects(each, versions));
      return [name, affecting.map(advisoryDocument)] as const;
    });
    return ok(Object.fromEntries(found.filter(([, each]) => each.length > 0)));
  },
};

function isHit({ name, description = '' }: WorldPackage, word: string) {
  // npm's search takes `scope:acme` loosely, so that `@acme-fans/x` is found too.
  if (word.startsWith('scope:')) return name.startsWith(`@${word.slice(6)}`);
  return `${name} ${description}`.toLowerCase().includes(word.toLowerCase());
}

function hitDocument(pkg: WorldPackage) {
  const { name, description, keywords, reach } = pkg;
  const latest = latestRelease(pkg);
  return {
    package: {
      name,
      version: latest?.version,
      description,
      keywords,
      date: latest?.publishedOn,
      license: latest?.license,
      links: { npm: `https://www.npmjs.com/package/${name}` },
      publisher: latest?.publisher && searchedPerson(latest.publisher),
      maintainers: pkg.maintainers.map(searchedPerson),
    },
    downloads: {
      weekly: reach?.weeklyDownloads,
      monthly: reach?.monthlyDownloads,
    },
    dependents: reach?.dependents,
    score: { final: 1, detail: { popularity: 1, quality: 1, maintenance: 1 } },
    searchScore: 1,
  };
}

function searchedPerson({ name, email }: WorldPerson) {
  return { username: name, email };
}

function affects({ vulnerableVersions }: WorldAdvisory, versions: string[]) {
  return versions.some((version) =>
    satisfies(version, vulnerableVersions, { includePrerelease: true }),
  );
}

function advisoryDocument(advisory: WorldAdvisory) {
  const { id, url, title, severity, cwe, cvss } = advisory;
  const { vulnerableVersions: vulnerable_versions } = advisory;
  return { id, url, title, severity, vulnerable_versions, cwe, cvss };
}

function versionsAskedFor(body: string): [string, string[]][] {
  const asked: unknown = JSON.parse(body);
  const entries = Object.entries(asked ?? {});
  if (!entries.every(isVersionList)) {
    throw new Refusal(400, 'Invalid request payload input');
  }
  return entries;
}

function isVersionList(entry: [string, unknown]): entry is [string, string[]] {
  const [, versions] = entry;
  return (
    Array.isArray(versions) &&
    versions.every((version) => typeof version === 'string')
  );
}
