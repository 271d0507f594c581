import { codeOf } from '../registry/failure';
import { messageOf } from '../registry/errors';
import { isSecure } from '../registry/url';
import type { Runtime } from './sdk';

/** Where to, and for which integration instance. */
export interface Target {
  readonly integrationInstanceId: string;
  readonly account?: string;
  readonly apiBaseUrl?: string;
}

/** How the API is reached; throws an error that names what is missing. */
export function apiOf(runtime: Runtime, target: Target) {
  const { JUPITERONE_API_KEY: accessToken, JUPITERONE_ACCOUNT } = process.env;
  const {
    account = JUPITERONE_ACCOUNT,
    apiBaseUrl = runtime.JUPITERONE_PROD_API_BASE_URL,
  } = target;
  if (!accessToken)
    throw new Error(
      'The key for JupiterOne (JUPITERONE_API_KEY) is missing: make one in the settings of the account, and set it in the environment or in a file .env in this folder.',
    );
  if (!account)
    throw new Error(
      "The account in JupiterOne is missing: set JUPITERONE_ACCOUNT, or give --account. The id stands in the account's settings.",
    );
  if (!URL.canParse(apiBaseUrl) || !isSecure(new URL(apiBaseUrl)))
    throw new Error(
      'The address of the API (--api-base-url) is refused: it must be https, since the key is sent to it. http is for this machine only.',
    );
  return { apiBaseUrl, account, accessToken };
}

/** What JupiterOne was asked, with an error that tells how it failed and what to do. */
export async function explained<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    throw new Error(
      [messageOf(error), reasonOf(error)].filter(Boolean).join(': '),
    );
  }
}

/** The SDK keeps the failed request as the cause, with all headers: of it, only the status or the code is told. */
function reasonOf(error: unknown): string | undefined {
  const cause = property(error, '_cause');
  const status = property(property(cause, 'response'), 'status');
  if (status === 401 || status === 403)
    return `JupiterOne answered ${status}, so check JUPITERONE_API_KEY, the account and the integration instance.`;
  if (typeof status === 'number')
    return `JupiterOne answered ${status}, so check --api-base-url and the integration instance, or try again later.`;
  const code = codeOf(cause);
  return (
    code && `JupiterOne cannot be reached (${code}), so check --api-base-url.`
  );
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Reflect.get(value, name)
    : undefined;
}
