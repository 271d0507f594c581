import { type Authored, authored, authoredOf, line, prose } from './authored';
import {
  boolean,
  type Decoder,
  dictionary,
  either,
  lenient,
  lenientArray,
  mapped,
  object,
  string,
} from './decode';
import {
  type DependencyMaps,
  dependencyMaps,
  dependenciesOf,
} from './dependencies';
import { email } from './email';
import type { Package, Person, PublishMethod, Release } from './types';

const INSTALL_SCRIPTS = ['preinstall', 'install', 'postinstall'];

/** Takes any value as it is. */
export const anything: Decoder<unknown> = (value) => value;

/** Reads a maintainer. */
export const person = object<Person>({ name: string, email: lenient(email) });

interface Publisher extends Person {
  readonly trustedPublisher?: unknown;
  readonly approver?: unknown;
}

/** The part of a version's manifest that is used. */
export interface Manifest extends Authored, DependencyMaps {
  readonly _npmUser?: Publisher;
  readonly dist?: { readonly attestations?: { readonly provenance?: unknown } };
  readonly scripts?: ReadonlyMap<string, unknown>;
  readonly gitHead?: string;
  readonly deprecated?: string | boolean;
}

/** The fields of a manifest. */
export const manifest = {
  ...authored,
  _npmUser: lenient(
    object<Publisher>({
      name: string,
      email: lenient(email),
      trustedPublisher: anything,
      approver: anything,
    }),
  ),
  dist: lenient(
    object<NonNullable<Manifest['dist']>>({
      attestations: lenient(
        object<{ readonly provenance?: unknown }>({ provenance: anything }),
      ),
    }),
  ),
  scripts: lenient(dictionary(anything)),
  ...dependencyMaps,
  gitHead: lenient(line),
  deprecated: lenient(either<string | boolean>(prose, boolean)),
};

interface LatestManifest extends Manifest {
  readonly name: string;
  readonly version: string;
  readonly maintainers: readonly Person[];
}

/** Reads the latest version's manifest: what can be known of a package whose packument is too large. */
export const latestManifest: Decoder<Package> = mapped(
  object<LatestManifest>({
    ...manifest,
    name: string,
    version: string,
    maintainers: lenientArray(person),
  }),
  (doc) => ({
    name: doc.name,
    ...authoredOf(doc),
    maintainers: doc.maintainers,
    unpublished: false,
    hasLatest: true,
    latest: releaseOf(doc.version, doc),
    ...dependenciesOf(doc),
  }),
);

/** What a manifest tells of a release; only a packument knows its time. */
export function releaseOf(
  version: string,
  doc: Manifest,
  publishedOn?: number,
): Release {
  const { _npmUser: publisher, deprecated, scripts } = doc;
  const trustedPublisher = Boolean(publisher?.trustedPublisher);
  const staged = Boolean(publisher?.approver);
  return {
    version,
    publishedOn,
    publisher: publisher && { name: publisher.name, email: publisher.email },
    publishMethod: publisher && publishMethodOf({ staged, trustedPublisher }),
    trustedPublisher,
    staged,
    hasProvenance: Boolean(doc.dist?.attestations?.provenance),
    hasInstallScripts: INSTALL_SCRIPTS.some((name) => scripts?.has(name)),
    license: doc.license,
    gitHead: doc.gitHead,
    deprecated: Boolean(deprecated),
    deprecationMessage:
      typeof deprecated === 'string' && deprecated !== ''
        ? deprecated
        : undefined,
  };
}

function publishMethodOf(
  release: Pick<Release, 'staged' | 'trustedPublisher'>,
): PublishMethod {
  if (release.staged) return 'staged';
  return release.trustedPublisher ? 'trusted-publisher' : 'user';
}
