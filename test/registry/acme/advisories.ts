import { advisoryUrl } from '../advisory-url';
import type { WorldAdvisory } from '../world';

/** Known vulnerabilities, some of them mended in the latest release. */
export const advisories: readonly WorldAdvisory[] = [
  advisory(1090001, 'acme-left-pad', 'critical', '<2.0.0', {
    title: 'Padding runs code',
    cwe: ['CWE-94'],
    cvss: {
      score: 9.8,
      vectorString: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    },
  }),
  advisory(1090002, 'acme-left-pad', 'low', '>=1.0.0'),
  advisory(1090003, '@acme/widget', 'high', '>=3.0.0 <3.3.0', {
    title: 'Prototype pollution',
    cwe: ['CWE-1321', 'CWE-20'],
    cvss: {
      score: 7.5,
      vectorString: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H',
    },
  }),
  // The same advisory for another package.
  advisory(1090003, '@acme/gadget', 'high', '<3.3.0'),
  advisory(1090004, '@acme/payments', 'moderate', '<=2.1.1', {
    cvss: { score: 0, vectorString: null },
  }),
  advisory(1090005, 'constructor', 'info', '*'),
  // Mended since.
  advisory(1090006, '@acme/core', 'critical', '<1.1.0'),
];

function advisory(
  id: number,
  name: string,
  severity: string,
  vulnerableVersions: string,
  rest: Partial<WorldAdvisory> = {},
): WorldAdvisory {
  return {
    id,
    package: name,
    title: `A weakness in ${name}`,
    url: advisoryUrl(id),
    severity,
    vulnerableVersions,
    ...rest,
  };
}
