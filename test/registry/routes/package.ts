import { type Ask, ok, Refusal } from '../answer';
import {
  abbreviatedPackumentOf,
  distTagsOf,
  manifestOf,
  packumentOf,
} from '../packument';
import type { WorldPackage } from '../world';
import { releaseNamed } from '../world-index';

const ABBREVIATED = 'application/vnd.npm.install-v1+json';

/** What npm tells about one package. */
export const packageRoutes = {
  'GET /:package': (ask: Ask, name: string) => {
    const pkg = readablePackage(ask, name);
    const headers = { 'cache-control': 'public, max-age=300' };
    if (!ask.accept.includes(ABBREVIATED) || pkg.unpublishedOn) {
      return ok(packumentOf(pkg, ask.registry), headers);
    }
    const body = abbreviatedPackumentOf(pkg, ask.registry);
    return ok(body, { ...headers, 'content-type': ABBREVIATED });
  },

  'GET /:package/:version': (ask: Ask, name: string, version: string) => {
    const pkg = readablePackage(ask, name);
    return ok(manifestOf(pkg, requireRelease(pkg, version), ask.registry));
  },

  'GET /-/package/:package/dist-tags': (ask: Ask, name: string) =>
    ok(distTagsOf(readablePackage(ask, name))),

  'GET /-/package/:package/collaborators': (ask: Ask, name: string) => {
    requireAccess(ask, name);
    const { collaborators } = readablePackage(ask, name);
    return ok(
      Object.fromEntries(
        collaborators.map(({ username, permission }) => [username, permission]),
      ),
    );
  },

  'GET /-/package/:package/visibility': (ask: Ask, name: string) => {
    requireAccess(ask, name);
    return ok({ public: ask.index.packages.get(name)?.public ?? false });
  },

  'GET /-/npm/v1/attestations/:package@:version': (
    ask: Ask,
    name: string,
    version: string,
  ) => {
    const release = requireRelease(readablePackage(ask, name), version);
    if (!release.provenance) throw new Refusal(404, 'Attestations not found');
    const bundle = {
      mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    };
    const predicateType = 'https://slsa.dev/provenance/v1';
    return ok({ attestations: [{ predicateType, bundle }] });
  },
};

function readablePackage({ index, rights }: Ask, name: string): WorldPackage {
  const pkg = index.packages.get(name);
  if (!pkg || !(pkg.public || rights.privatePackages)) {
    throw new Refusal(404, 'Not found');
  }
  return pkg;
}

function requireAccess({ index, rights }: Ask, name: string): void {
  if (!rights.token) throw new Refusal(401, 'Unauthorized');
  const hidden = index.packages.get(name)?.public === false;
  if (hidden && !rights.privatePackages) throw new Refusal(403, 'Forbidden');
}

function requireRelease(pkg: WorldPackage, version: string) {
  const release = releaseNamed(pkg, version);
  if (!release) throw new Refusal(404, `version not found: ${version}`);
  return release;
}
