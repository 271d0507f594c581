import { createCipheriv, createHash } from 'node:crypto';
import type { WorldPackage, WorldPerson, WorldRelease } from './world';

/** A JSON document, as npm would serialise it. */
export type Document = Readonly<Record<string, unknown>>;

/** A package's whole metadata, every version in it; `registry` is where its tarballs are. */
export function packumentOf(pkg: WorldPackage, registry: string): Document {
  const common = { _id: pkg.name, name: pkg.name, time: timeOf(pkg) };
  if (pkg.unpublishedOn) return { ...common, maintainers: pkg.maintainers };
  return {
    ...common,
    ...authoredOf(pkg),
    'dist-tags': distTagsOf(pkg),
    versions: versionsOf(pkg, (release) => manifestOf(pkg, release, registry)),
    maintainers: pkg.maintainers,
    license: pkg.license,
    readme: `# ${pkg.name}`,
    readmeFilename: 'README.md',
  };
}

/** One version's metadata. */
export function manifestOf(
  pkg: WorldPackage,
  release: WorldRelease,
  registry: string,
): Document {
  return {
    _id: `${pkg.name}@${release.version}`,
    ...authoredOf(pkg),
    ...installableOf(pkg, release, registry),
    license: release.license,
    scripts: release.scripts,
    gitHead: release.gitHead,
    maintainers: pkg.maintainers,
    _npmUser: release.publisher && npmUserOf(release, release.publisher),
    padding: release.padding
      ? noise(release.padding, release.version)
      : undefined,
  };
}

/** Text that does not shrink when packed, other for each seed. */
function noise(bytes: number, seed: string): string {
  const key = createHash('sha256').update(seed).digest();
  const cipher = createCipheriv('aes-256-ctr', key, Buffer.alloc(16));
  const text = cipher.update(Buffer.alloc(bytes)).toString('base64');
  return text.slice(0, bytes);
}

/** The metadata that npm's installer asks for, which is less. */
export function abbreviatedPackumentOf(
  pkg: WorldPackage,
  registry: string,
): Document {
  return {
    name: pkg.name,
    modified: pkg.modifiedOn,
    'dist-tags': distTagsOf(pkg),
    versions: versionsOf(pkg, (release) => ({
      ...installableOf(pkg, release, registry),
      hasInstallScript: hasInstallScript(release) || undefined,
    })),
  };
}

/** Which version each tag of a package names. */
export function distTagsOf(pkg: WorldPackage): Document {
  return pkg.tags;
}

function versionsOf(
  pkg: WorldPackage,
  describe: (release: WorldRelease) => Document,
): Document {
  return Object.fromEntries(
    pkg.releases.map((release) => [release.version, describe(release)]),
  );
}

function timeOf(pkg: WorldPackage): Document {
  return {
    created: pkg.createdOn,
    modified: pkg.modifiedOn,
    ...Object.fromEntries(
      pkg.releases.map(({ version, publishedOn }) => [version, publishedOn]),
    ),
    unpublished: pkg.unpublishedOn && { time: pkg.unpublishedOn, versions: [] },
  };
}

function authoredOf(pkg: WorldPackage): Document {
  const { name, description, homepage, keywords, repository } = pkg;
  return { name, description, homepage, keywords, repository };
}

function installableOf(
  pkg: WorldPackage,
  release: WorldRelease,
  registry: string,
): Document {
  return {
    name: pkg.name,
    version: release.version,
    dependencies: release.dependencies,
    optionalDependencies: release.optionalDependencies,
    peerDependencies: release.peerDependencies,
    devDependencies: release.devDependencies,
    deprecated: release.deprecated,
    dist: distOf(pkg.name, release, registry),
  };
}

function distOf(
  name: string,
  { version, provenance, padding = 0 }: WorldRelease,
  registry: string,
): Document {
  const basename = name.slice(name.indexOf('/') + 1);
  const id = `${name}@${version}`;
  const digest = createHash('sha512').update(id).digest();
  const attestations = {
    url: `${registry}/-/npm/v1/attestations/${id.replace('/', '%2f')}`,
    provenance: { predicateType: 'https://slsa.dev/provenance/v1' },
  };
  return {
    tarball: `${registry}/${name}/-/${basename}-${version}.tgz`,
    integrity: `sha512-${digest.toString('base64')}`,
    shasum: digest.toString('hex', 0, 20),
    fileCount: 3,
    unpackedSize: 4096 + padding,
    signatures: [{ keyid: 'SHA256:fake', sig: 'fake' }],
    attestations: provenance ? attestations : undefined,
  };
}

function npmUserOf(
  { trustedPublisher, approver }: WorldRelease,
  publisher: WorldPerson,
): Document {
  return {
    ...publisher,
    trustedPublisher: trustedPublisher && {
      id: trustedPublisher,
      oidcConfigId: `oidc:${trustedPublisher}`,
    },
    approver,
  };
}

function hasInstallScript({ scripts = {} }: WorldRelease): boolean {
  return ['preinstall', 'install', 'postinstall'].some((name) =>
    Object.hasOwn(scripts, name),
  );
}
