import type {
  IntegrationIngestionConfigFieldMap,
  IntegrationInstance,
} from '@jupiterone/integration-sdk-core';

/** What a customer can switch off; everything is on at first. */
export const ingestionConfig = {
  collaborators: {
    title: 'Package collaborators',
    description:
      'Who can read and who can publish each package, people outside the organization among them. Costs one request a package.',
  },
  publishers: {
    title: 'Package publishers',
    description:
      'Who published which packages, how many at a time, and who still can. Costs no request of its own.',
  },
  dependencies: {
    title: 'Package dependencies',
    description:
      'Which packages of the organization use one another. Costs no request of its own.',
  },
  advisories: {
    title: 'Security advisories',
    description:
      'Known vulnerabilities of the latest version of each public package. Costs one request for a thousand packages.',
  },
  accessTokens: {
    title: 'Access tokens',
    description:
      'The access tokens of the account whose token the integration uses. Costs one request for a hundred tokens, and needs a token that may list them.',
  },
  reach: {
    title: 'Downloads and dependents',
    description:
      'How often public packages in the scope of the organization are downloaded, and how many others depend on them. Costs one request for 250 packages.',
  },
} satisfies IntegrationIngestionConfigFieldMap;

export type IngestionSource = keyof typeof ingestionConfig;

/** The sources that are on for an instance. */
export function enabledSources({
  disabledSources = [],
}: Pick<IntegrationInstance, 'disabledSources'>): {
  has(source: IngestionSource): boolean;
} {
  const disabled = disabledSources.map((each) => each.ingestionSourceId);
  return { has: (source) => !disabled.includes(source) };
}
