import { type Authored, authored, authoredOf } from './authored';
import { type Decoder, lenientArray, mapped, object, string } from './decode';
import {
  dependenciesOf,
  type DependencyMaps,
  dependencyMaps,
} from './dependencies';
import {
  person,
  type ReleaseManifest,
  releaseManifest,
  releaseOf,
} from './release';
import type { Package, Person } from './types';

/** The part of a manifest that only the latest version is asked for. */
export interface Description extends Authored, DependencyMaps {}

/** The fields of that part. */
export const description = { ...authored, ...dependencyMaps };

interface LatestManifest extends Description, ReleaseManifest {
  readonly name: string;
  readonly version: string;
  readonly maintainers: readonly Person[];
}

/** Reads the latest version's manifest: what can be known of a package whose packument is too large. */
export const latestManifest: Decoder<Package> = mapped(
  object<LatestManifest>({
    ...description,
    ...releaseManifest,
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
