import { prose } from './authored';
import {
  array,
  type Decoder,
  dictionary,
  lenient,
  number,
  object,
  string,
} from './decode';
import type { Advisory } from './types';

interface WireAdvisory extends Omit<Advisory, 'vulnerableVersions'> {
  readonly vulnerable_versions?: string;
}

const wireAdvisory = object<WireAdvisory>({
  id: number,
  title: prose,
  url: lenient(string),
  severity: string,
  vulnerable_versions: lenient(string),
  cwe: lenient(array(string)),
  cvss: lenient(
    object<NonNullable<Advisory['cvss']>>({
      score: lenient(number),
      vectorString: lenient(string),
    }),
  ),
});

const advisory: Decoder<Advisory> = (value) => {
  const { vulnerable_versions, ...rest } = wireAdvisory(value);
  return { ...rest, vulnerableVersions: vulnerable_versions };
};

/** Reads the answer of the bulk endpoint: the advisories of each package that has any. */
export const advisories = dictionary(array(advisory));
