import { type Authored, authored, authoredOf } from './authored';
import {
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
import {
  anything,
  type Manifest,
  manifest,
  person,
  releaseOf,
} from './manifest';
import type { Package, Person } from './types';

interface Packument extends Authored {
  readonly name: string;
  readonly 'dist-tags'?: ReadonlyMap<string, string>;
  readonly versions?: ReadonlyMap<string, Manifest>;
  readonly time?: ReadonlyMap<string, unknown>;
  readonly maintainers: readonly Person[];
}

/** Reads a packument: the metadata of all versions of a package. */
export const packument: Decoder<Package> = mapped(
  object<Packument>({
    ...authored,
    name: string,
    'dist-tags': optional(dictionary(string)),
    versions: optional(dictionary(object<Manifest>(manifest))),
    time: lenient(dictionary(anything)),
    maintainers: lenientArray(person),
  }),
  (doc) => {
    const times = doc.time ?? new Map<string, unknown>();
    const timeOf = (key: string) => lenient(instant)(times.get(key));
    const versions = doc.versions ?? new Map<string, Manifest>();
    const releases = [...versions].map(([version, each]) =>
      releaseOf(version, each, timeOf(version)),
    );
    const tag = doc['dist-tags']?.get('latest');
    const latest = releases.find(({ version }) => version === tag);
    const newest = latest && versions.get(latest.version);
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
