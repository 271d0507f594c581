import type { Answer } from './exchange';
import { Failure } from './failure';

/** The JSON of a good answer. Throws a {@link Failure} for any other status, and for a body that is no JSON or was cut. */
export function jsonOf(answer: Answer): unknown {
  const { status } = answer;
  if (status >= 200 && status < 300) return parse(answer);
  if (status === 408 || status === 420 || status >= 500)
    throw new Failure(status, `HTTP ${status}`, true);
  throw new Failure(status, describe(answer), false);
}

function parse({ headers, body }: Answer): unknown {
  try {
    return JSON.parse(body);
  } catch {
    const [type = 'something'] =
      /^[\w.+-]+\/[\w.+-]+/.exec(headers.get('content-type') ?? '') ?? [];
    throw new Failure('NOT_NPM', `it answered ${type} that is no JSON`, true);
  }
}

/** The body is not quoted: it may be anything, the request's own headers included. */
function describe({ status, headers }: Answer): string {
  switch (status) {
    case 401:
      return headers
        .get('www-authenticate')
        ?.toLowerCase()
        .includes('ipaddress')
        ? 'npm refused the access token for the address it came from: add this address to the allowed IP ranges of the token, or make a token without them'
        : 'npm refused the access token: it is mistyped, expired or revoked. Make a new granular access token and put it into the configuration';
    case 403:
      return 'the access token may not read this';
    case 404:
      return 'npm does not have it (404)';
    default:
      return `HTTP ${status}`;
  }
}
