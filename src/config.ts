import {
  type IntegrationInstanceConfig,
  type IntegrationInstanceConfigFieldMap,
  type IntegrationStepExecutionContext,
  IntegrationValidationError,
} from '@jupiterone/integration-sdk-core';
import { defaults } from '@pnpm/npm-conf';
import { Registry } from './registry/client';
import { isSecure } from './registry/url';

/** What a person configures. */
export interface IntegrationConfig extends IntegrationInstanceConfig {
  /** The npm organization, with or without `@`. */
  organization: string;
  /** A granular access token that may read the organization and its packages. */
  accessToken: string;
  /** Another registry than the public one. */
  registryUrl?: string;
}

export const instanceConfigFields: IntegrationInstanceConfigFieldMap<IntegrationConfig> =
  {
    organization: { type: 'string' },
    accessToken: { type: 'string', mask: true },
    registryUrl: { type: 'string', optional: true },
  };

/** What all steps of one execution share. */
export interface ExecutionConfig {
  readonly registry: Registry;
}

export type StepContext = IntegrationStepExecutionContext<
  IntegrationConfig,
  ExecutionConfig
>;

/** Makes what the steps share. Never throws: what is wrong with the configuration is for `validateInvocation` to say. */
export function loadExecutionConfig({
  config,
}: {
  config: IntegrationInstanceConfig;
}): ExecutionConfig {
  const { organization, accessToken, registryUrl } = normalizeConfig(config);
  return {
    registry: new Registry({ organization, token: accessToken, registryUrl }),
  };
}

/** The configuration as it is meant: trimmed, the organization without `@` and in lower case, the registry given. */
interface NormalizedConfig {
  readonly organization: string;
  readonly accessToken: string;
  readonly registryUrl: string;
}

/** Reads the configuration, however it was typed; what is missing is empty. */
export function normalizeConfig(
  config: IntegrationInstanceConfig,
): NormalizedConfig {
  const field = (name: keyof IntegrationConfig): string => {
    const value: unknown = config[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  return {
    organization: field('organization').replace(/^@/, '').toLowerCase(),
    accessToken: field('accessToken'),
    registryUrl: field('registryUrl') || defaults.registry,
  };
}

/** Throws an `IntegrationValidationError` for a field that is missing or malformed. */
export function checkConfig(config: NormalizedConfig): void {
  const { organization, accessToken, registryUrl } = config;
  if (!organization)
    throw new IntegrationValidationError(
      'The organization (ORGANIZATION) is missing: give the name of the npm organization, as in "acme"',
    );
  if (!/^(?!\.{1,2}$)[a-z0-9._~-]+$/.test(organization))
    throw new IntegrationValidationError(
      `The organization (ORGANIZATION) ${JSON.stringify(organization)} cannot be the name of an npm organization: give the name alone, as in "acme", without an address or a package`,
    );
  if (!accessToken)
    throw new IntegrationValidationError(
      'The access token (ACCESS_TOKEN) is missing: give a granular access token of npm that may read the organization',
    );
  if (!/^[\x21-\x7e]+$/.test(accessToken))
    throw new IntegrationValidationError(
      'The access token (ACCESS_TOKEN) is malformed: it holds a space, a line break or a character that no token has. Copy it from npm once more',
    );
  checkRegistryUrl(registryUrl);
}

function checkRegistryUrl(registryUrl: string): void {
  const url = URL.canParse(registryUrl) ? new URL(registryUrl) : undefined;
  if (!url || !isSecure(url))
    throw new IntegrationValidationError(
      'The registry URL (REGISTRY_URL) is refused: it must be an https address, since the access token is sent to it. http is for this machine only, as in http://127.0.0.1:4873',
    );
  if (url.username || url.password || /[?#]/.test(registryUrl))
    throw new IntegrationValidationError(
      'The registry URL (REGISTRY_URL) is refused: leave out user name, password, "?" and "#"',
    );
}
