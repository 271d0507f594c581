import { truncateEntityPropertyValue } from '@jupiterone/integration-sdk-core';
import {
  DecodeError,
  type Decoder,
  either,
  lenient,
  lenientArray,
  mapped,
  object,
  string,
} from './decode';
import type { Repository } from './types';

/** Characters of a text that are looked at: more than the platform keeps, and few enough to be searched. */
const MOST_CHARACTERS = 8192;

/** Reads a text for people, without passwords in addresses, and cut where the platform would lose an entity for its length. */
export const prose: Decoder<string> = mapped(string, (text) => {
  const clean = text
    .slice(0, MOST_CHARACTERS)
    .replace(/([a-z][a-z\d+.-]{0,19}:\/\/)[^\s/?#@]*:[^\s/?#]*@/gi, '$1');
  return truncateEntityPropertyValue(clean) ?? clean;
});

/** Reads a text that would be wrong when cut. */
export const line: Decoder<string> = mapped(string, (text) => {
  if (truncateEntityPropertyValue(text) === text) return text;
  throw new DecodeError('a shorter text');
});

const repositoryObject = object<Repository>({
  url: line,
  directory: lenient(line),
});

const repository: Decoder<Repository> = (value) =>
  typeof value === 'string' ? { url: line(value) } : repositoryObject(value);

const licenseType: Decoder<string> = either(
  string,
  mapped(object<{ type: string }>({ type: string }), ({ type }) => type),
);

/** `MIT`, `{"type": "MIT"}` or a list of either, which reads `MIT OR Apache-2.0`. */
export const license: Decoder<string> = mapped(
  either(
    licenseType,
    mapped(lenientArray(licenseType), (types) => types.join(' OR ')),
  ),
  (text) => {
    if (text.trim() === '') throw new DecodeError('a license');
    return prose(text);
  },
);

const words = lenientArray(line);

const keywords: Decoder<readonly string[]> = (value) =>
  typeof value === 'string'
    ? line(value)
        .split(/[\s,]+/)
        .filter(Boolean)
    : words(value);

/** What authors write in `package.json`; npm passes on nearly anything. */
export interface Authored {
  readonly description?: string;
  readonly license?: string;
  readonly homepage?: string;
  readonly repository?: Repository;
  readonly keywords?: readonly string[];
}

/** Reads each as far as it makes sense. */
export const authored = {
  description: lenient(prose),
  license: lenient(license),
  homepage: lenient(line),
  repository: lenient(either(repository, firstOf(repository))),
  keywords: lenient(keywords),
};

function firstOf<T>(item: Decoder<T>): Decoder<T> {
  return (value) => item(Array.isArray(value) ? value[0] : undefined);
}

/** Takes what the latest version says, and where it is silent what the package says. */
export function authoredOf(doc: Authored, latest: Authored = {}) {
  return {
    description: latest.description ?? doc.description,
    license: latest.license ?? doc.license,
    homepage: latest.homepage ?? doc.homepage,
    repository: latest.repository ?? doc.repository,
    keywords: latest.keywords ?? doc.keywords ?? [],
  };
}
