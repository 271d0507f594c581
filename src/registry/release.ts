import { line, license, prose } from './authored';
import {
  anything,
  boolean,
  dictionary,
  either,
  lenient,
  object,
} from './decode';
import { email } from './email';
import type { Person, PublishMethod, Release } from './types';

const INSTALL_SCRIPTS = ['preinstall', 'install', 'postinstall'];

/** Reads a maintainer. */
export const person = object<Person>({ name: line, email: lenient(email) });

interface Publisher extends Person {
  readonly trustedPublisher?: unknown;
  readonly approver?: unknown;
}

/** The part of a manifest that every version is asked for. */
export interface ReleaseManifest {
  readonly license?: string;
  readonly _npmUser?: Publisher;
  readonly dist?: { readonly attestations?: { readonly provenance?: unknown } };
  readonly scripts?: ReadonlyMap<string, unknown>;
  readonly gitHead?: string;
  readonly deprecated?: string | boolean;
}

/** The fields of that part. */
export const releaseManifest = {
  license: lenient(license),
  _npmUser: lenient(
    object<Publisher>({
      name: line,
      email: lenient(email),
      trustedPublisher: anything,
      approver: anything,
    }),
  ),
  dist: lenient(
    object<NonNullable<ReleaseManifest['dist']>>({
      attestations: lenient(
        object<{ readonly provenance?: unknown }>({ provenance: anything }),
      ),
    }),
  ),
  scripts: lenient(dictionary(anything)),
  gitHead: lenient(line),
  deprecated: lenient(either<string | boolean>(prose, boolean)),
};

/** What a manifest tells of a release; only a packument knows its time. */
export function releaseOf(
  version: string,
  doc: ReleaseManifest,
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
