import {
  IntegrationError,
  IntegrationProviderAPIError,
  IntegrationProviderAuthenticationError,
  IntegrationProviderAuthorizationError,
} from '@jupiterone/integration-sdk-core';
import type { Failure } from './failure';
import { isMandatory, type Request } from './request';

/**
 * How a request failed for good: an HTTP status, or
 * `UNREACHABLE` (no connection, or it broke),
 * `TIMEOUT` (the whole answer did not arrive in time),
 * `NOT_NPM` (what answered does not speak npm's protocol),
 * `TOO_LARGE` (the answer has more bytes than allowed),
 * `GIVEN_UP` (not asked any more, after too many failures).
 */
export type FailureStatus =
  number | 'UNREACHABLE' | 'TIMEOUT' | 'NOT_NPM' | 'TOO_LARGE' | 'GIVEN_UP';

/**
 * The SDK's error for a request that used up its attempts, or that no further one can mend; it holds no secrets.
 * A 401 ends the run where it says that the token is refused, and is one failure of many where it does not.
 */
export function failedRequest(
  request: Request,
  endpoint: string,
  { status, message, mayPass }: Failure,
  attempts: number,
): IntegrationProviderAPIError {
  const detail =
    mayPass === true ? `${message}, on each of ${attempts} attempts` : message;
  const options = { endpoint, status, statusText: detail };
  if (status === 401 && isMandatory(request))
    return new IntegrationProviderAuthenticationError(options);
  if (status === 403) return new IntegrationProviderAuthorizationError(options);
  const isRefusedToAll = status === 401 && request.anonymous;
  return new IntegrationProviderAPIError({
    ...options,
    message: `npm could not be read at ${endpoint}: ${isRefusedToAll ? 'npm wants a token for what it tells everybody' : detail}`,
  });
}

/** Whether an error says that a request ended with the given status. */
export function hasStatus(
  error: unknown,
  status: FailureStatus,
): error is IntegrationProviderAPIError {
  return (
    error instanceof IntegrationProviderAPIError && error.status === status
  );
}

/** Whether an error must end the whole run, as a refused token does. */
export function isFatal(error: unknown): boolean {
  return error instanceof IntegrationError && error.fatal === true;
}

/** Why something could not be read: what of an error is kept. */
export interface Reason {
  /** A {@link FailureStatus}; absent where it was no request that failed. */
  readonly status?: string | number;
  readonly message: string;
}

/** Reads an error, whatever it is. */
export function reasonOf(error: unknown): Reason {
  if (error instanceof IntegrationProviderAPIError)
    return { status: error.status, message: error.message };
  return { message: messageOf(error) };
}

/** What an error says. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'an unknown error';
}
