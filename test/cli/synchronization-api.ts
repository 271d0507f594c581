import { buffer } from 'node:stream/consumers';
import { array, object, optional, string } from '../../src/registry/decode';
import { type LocalServer, startServer } from '../local-server';

/** What the command asked of JupiterOne: the last part of the path, and the body. */
export interface Call {
  readonly what: string;
  readonly body: unknown;
  readonly authorization?: string;
}

/** Stands in for JupiterOne's synchronization API, as far as the command talks to it. */
export class SynchronizationApi {
  readonly calls: Call[] = [];

  private constructor(private readonly server: LocalServer) {}

  /** Starts it; `statusOf` says what a call is answered with, and is told of it before. */
  static async start(
    statusOf: (call: Call) => number = () => 200,
  ): Promise<SynchronizationApi> {
    const server = await startServer((request, response) => {
      void buffer(request).then((bytes) => {
        const { url = '', headers } = request;
        const body: unknown = JSON.parse(bytes.toString());
        const what = url.split('/').at(-1) ?? '';
        const call = { what, body, authorization: headers.authorization };
        api.calls.push(call);
        const job = { id: 'job', integrationJobId: 'job', startTimestamp: 1 };
        response.writeHead(statusOf(call), {
          'content-type': 'application/json',
        });
        response.end(JSON.stringify({ job }));
      });
    });
    const api = new SynchronizationApi(server);
    return api;
  }

  get url(): string {
    return this.server.url;
  }

  /** The calls of one kind. */
  of(what: string): readonly Call[] {
    return this.calls.filter((call) => call.what === what);
  }

  /** The keys that arrived, sorted. */
  keys(what: 'entities' | 'relationships'): readonly string[] {
    return this.of(what)
      .flatMap(({ body }) => keysIn(body)[what] ?? [])
      .map(({ _key }) => _key)
      .sort();
  }

  close(): Promise<void> {
    return this.server.close();
  }
}

interface Batch {
  readonly entities?: readonly Keyed[];
  readonly relationships?: readonly Keyed[];
}

interface Keyed {
  readonly _key: string;
}

const keyed = array(object<Keyed>({ _key: string }));
const keysIn = object<Batch>({
  entities: optional(keyed),
  relationships: optional(keyed),
});
