import { DecodeError, type Decoder } from './decode';
import type { Answer } from './exchange';
import { Failure } from './failure';

/** What a proxy may say in place of npm's plain 200. */
const GOOD = [200, 203];

/** Of the client's mistakes those that are mended by waiting. */
const PASSING = [408, 420, 425, 429];

/** What a good answer says. Throws a {@link Failure} for any other, and for one that does not fit: it names the place. */
export function read<T>(answer: Answer, decode: Decoder<T>): T {
  const json = jsonOf(answer);
  try {
    return decode(json);
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    const detail = `it answered what npm never does: ${error.message}`;
    throw new Failure('NOT_NPM', detail, 'once');
  }
}

/** The JSON of a good answer. Throws a {@link Failure} for any other status, and for a body that is no JSON or was cut. A refusal is worth another attempt: it may be a firewall's. */
function jsonOf(answer: Answer): unknown {
  const { status } = answer;
  if (GOOD.includes(status)) return parse(answer);
  if (status < 400 || status >= 500 || PASSING.includes(status))
    throw new Failure(status, `HTTP ${status}`, true);
  throw new Failure(status, describe(answer), 'once');
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
