import { line, prose } from './authored';
import {
  array,
  type Decoder,
  dictionary,
  lenient,
  number,
  object,
} from './decode';
import type { Advisory } from './types';

interface WireAdvisory extends Omit<Advisory, 'vulnerableVersions'> {
  readonly vulnerable_versions?: string;
}

const wireAdvisory = object<WireAdvisory>({
  id: number,
  title: prose,
  url: lenient(line),
  severity: line,
  vulnerable_versions: lenient(prose),
  cwe: lenient(array(line)),
  cvss: lenient(
    object<NonNullable<Advisory['cvss']>>({
      score: lenient(number),
      vectorString: lenient(line),
    }),
  ),
});

const advisory: Decoder<Advisory> = (value) => {
  const { vulnerable_versions, ...rest } = wireAdvisory(value);
  return { ...rest, vulnerableVersions: vulnerable_versions };
};

/** Reads the answer of the bulk endpoint: the advisories of each package that has any. */
export const advisories = dictionary(array(advisory));
