import {
  type IntegrationInstanceConfig,
  type IntegrationLogger,
  IntegrationProviderAPIError,
  IntegrationProviderAuthorizationError,
  IntegrationValidationError,
} from '@jupiterone/integration-sdk-core';
import {
  checkConfig,
  type ExecutionConfig,
  loadExecutionConfig,
  normalizeConfig,
} from './config';
import { hasStatus } from './registry/errors';
import type { Member } from './registry/types';

/** The SDK gives more; its `troubleshoot` command gives the instance alone. */
interface ValidationContext {
  readonly instance: { readonly config: IntegrationInstanceConfig };
  readonly executionConfig?: Partial<ExecutionConfig>;
  readonly logger?: IntegrationLogger;
}

/**
 * Checks the configuration and asks npm whether the token sees the organization.
 * Throws an `IntegrationValidationError`, or an `IntegrationProviderAPIError`, that says what is wrong and what to do.
 */
export async function validateInvocation(
  context: ValidationContext,
): Promise<void> {
  const { config } = context.instance;
  const normalized = normalizeConfig(config);
  checkConfig(normalized);
  const registry =
    context.executionConfig?.registry ??
    loadExecutionConfig({ config }).registry;
  registry.report.logger = context.logger;
  const { organization } = normalized;
  try {
    await registry.getUsername();
    checkRoster(organization, await registry.listMembers());
  } catch (error) {
    throw error instanceof IntegrationProviderAPIError
      ? explain(error, organization)
      : error;
  }
}

function checkRoster(organization: string, members: readonly Member[]): void {
  const [first] = members;
  if (!first)
    throw new IntegrationValidationError(
      `npm shows this token nothing of the organization "${organization}": check the name, and make the token with an account that is an owner or admin of it`,
    );
  if (members.length === 1 && first.username === organization)
    throw new IntegrationValidationError(
      `"${organization}" is the name of an npm user, not of an organization: give the name of the organization`,
    );
}

/** Says of a failed request what it means before a run, and what to do. */
function explain(
  error: IntegrationProviderAPIError,
  organization: string,
): Error {
  const aboutOrganization = error.endpoint.includes('/-/org/');
  if (hasStatus(error, 403) && aboutOrganization)
    return new IntegrationProviderAuthorizationError({
      endpoint: error.endpoint,
      status: error.status,
      statusText: `npm does not let this access token read the organization "${organization}". Make a granular access token with the permission "Organizations: Read-only" for it`,
    });
  if (hasStatus(error, 404) && aboutOrganization)
    return new IntegrationValidationError(
      `npm has no organization "${organization}": check the spelling; the name stands in the address of the organization's page on npm's website`,
    );
  const advice = ADVICE.find(({ applies }) => applies(error));
  return advice ? withAdvice(error, advice.text) : error;
}

const ADVICE: readonly {
  readonly applies: (error: IntegrationProviderAPIError) => boolean;
  readonly text: string;
}[] = [
  {
    applies: (error) => hasStatus(error, 403),
    text: 'npm does not let this access token say whose it is: make a new granular access token, and check whether a firewall stands between',
  },
  {
    applies: (error) => hasStatus(error, 'UNREACHABLE'),
    text: 'npm cannot be reached: check the network, HTTPS_PROXY and NODE_EXTRA_CA_CERTS of the machine that runs the integration, and REGISTRY_URL if it is set',
  },
  {
    applies: (error) => hasStatus(error, 'TIMEOUT'),
    text: 'npm is too slow to answer: try again later, and check the network and the proxy',
  },
  {
    applies: ({ status }) =>
      typeof status === 'number' &&
      (status >= 500 || [408, 420].includes(status)),
    text: 'npm has trouble of its own: try again later',
  },
  {
    applies: ({ status }) => ![401, 'GIVEN_UP'].includes(status),
    text: 'what answers is not npm: check REGISTRY_URL, and whether a proxy or a login page stands between',
  },
];

function withAdvice(error: IntegrationProviderAPIError, advice: string): Error {
  const { endpoint, status, statusText } = error;
  return new IntegrationProviderAPIError({
    endpoint,
    status,
    statusText,
    message: `${advice} (${endpoint}: ${statusText})`,
  });
}
