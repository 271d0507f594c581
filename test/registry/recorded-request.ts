import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { type Endpoint, endpointOf } from './routes';

/** A request that the fake registry got. */
export interface RecordedRequest {
  readonly method: string;
  /** With its query, as it came. */
  readonly path: string;
  /** Absent where no route takes the request. */
  readonly endpoint?: Endpoint;
  /** Whether it carried an `Authorization` header. */
  readonly authorized: boolean;
  readonly headers: IncomingHttpHeaders;
  /** Decompressed. */
  readonly body: string;
}

/** Reads a request to its end. */
export async function recordRequest(
  incoming: IncomingMessage,
): Promise<RecordedRequest> {
  const { method = '', url: path = '', headers } = incoming;
  const sent = await buffer(incoming);
  const gzip = headers['content-encoding'] === 'gzip';
  return {
    method,
    path,
    endpoint: endpointOf(method, path),
    authorized: headers.authorization !== undefined,
    headers,
    body: (gzip ? gunzipSync(sent) : sent).toString(),
  };
}
