import { type Authored, authored, authoredOf } from './authored';
import {
  anything,
  type Decoder,
  dictionary,
  lenient,
  lenientArray,
  mapped,
  object,
  optional,
  string,
} from './decode';
import { dependenciesOf } from './dependencies';
import { historyOf } from './history';
import { instant } from './instant';
import { type Description, description } from './manifest';
import {
  person,
  type ReleaseManifest,
  releaseManifest,
  releaseOf,
} from './release';
import type { Package, Person } from './types';

interface Version {
  readonly manifest: unknown;
  readonly release: ReleaseManifest;
}

interface Packument extends Authored {
  readonly name: string;
  readonly 'dist-tags'?: ReadonlyMap<string, string>;
  readonly versions?: ReadonlyMap<string, Version>;
  readonly time?: ReadonlyMap<string, unknown>;
  readonly maintainers: readonly Person[];
}

const releasePart = object<ReleaseManifest>(releaseManifest);
const descriptionPart = object<Description>(description);

const version: Decoder<Version> = (manifest) => ({
  manifest,
  release: releasePart(manifest),
});

/** Reads a packument: the metadata of all versions of a package. */
export const packument: Decoder<Package> = mapped(
  object<Packument>({
    ...authored,
    name: string,
    'dist-tags': optional(dictionary(string)),
    versions: optional(dictionary(version)),
    time: lenient(dictionary(anything)),
    maintainers: lenientArray(person),
  }),
  (doc) => {
    const times = doc.time ?? new Map<string, unknown>();
    const timeOf = (key: string) => lenient(instant)(times.get(key));
    const versions = doc.versions ?? new Map<string, Version>();
    const releases = [...versions].map(([name, { release }]) =>
      releaseOf(name, release, timeOf(name)),
    );
    const tag = doc['dist-tags']?.get('latest');
    const latest = releases.find((release) => release.version === tag);
    const newest =
      latest && descriptionPart(versions.get(latest.version)?.manifest);
    return {
      name: doc.name,
      ...authoredOf(doc, newest),
      maintainers: doc.maintainers,
      createdOn: timeOf('created'),
      updatedOn: timeOf('modified'),
      unpublished: times.has('unpublished') && releases.length === 0,
      hasLatest: tag !== undefined,
      latest,
      ...(newest ? dependenciesOf(newest) : { dependencies: [] }),
      history: historyOf(releases, latest),
    };
  },
);
