import semver from 'semver';
import {
  DecodeError,
  type Decoder,
  dictionary,
  mapped,
  string,
} from './decode';
import { hasStatus } from './errors';
import type { Http } from './http';
import { latestManifest } from './manifest';
import { packument } from './packument';
import type { Package } from './types';
import { escapePackage } from './url';

/** Reads a package's metadata, or what the latest version tells when the whole of it is too large. */
export async function readPackage(http: Http, name: string): Promise<Package> {
  try {
    return await http.get(`/${escapePackage(name)}`, about(name, packument));
  } catch (error) {
    if (!hasStatus(error, 'TOO_LARGE')) throw error;
    return readLargePackage(http, name);
  }
}

async function readLargePackage(http: Http, name: string): Promise<Package> {
  const path = escapePackage(name);
  const tags = await http.get(
    `/-/package/${path}/dist-tags`,
    dictionary(version),
  );
  return tags.has('latest')
    ? http.get(`/${path}/latest`, about(name, latestManifest))
    : {
        name,
        keywords: [],
        maintainers: [],
        dependencies: [],
        unpublished: false,
        hasLatest: false,
      };
}

/** What a tag stands for; `{"error": "not found"}` is no list of tags. */
const version: Decoder<string> = mapped(string, (text) => {
  if (semver.valid(text, true) === null) throw new DecodeError('a version');
  return text;
});

/** A cache that mixes answers up would give one package the metadata of another. */
function about(name: string, decode: Decoder<Package>): Decoder<Package> {
  return mapped(decode, (found) => {
    if (found.name === name) return found;
    throw new DecodeError('the package that was asked for');
  });
}
