// The fake registry in a process of its own: `fork` it with a Serving as its argument.
import { writeFileSync } from 'node:fs';
import type { RateLimit } from '../test/registry/rate-limit';
import { type FakeRegistry, startRegistry } from '../test/registry/server';
import { type Organization, worldOf } from './organization';
import type { Question } from './question';

/** What is served, and how. */
export interface Serving {
  readonly organization: Organization;
  /** Milliseconds before each answer. */
  readonly latency: number;
  readonly limit?: RateLimit;
}

/** Sent to the parent when it serves. */
export interface Address {
  readonly url: string;
  readonly organization: string;
  readonly token: string;
}

/** Sent to the parent when it sends the name of a file, into which the requests go as a {@link Question} a line. */
export interface Traffic {
  readonly requests: number;
  /** By endpoint, as in `GET /:package`. */
  readonly byEndpoint: Readonly<Record<string, number>>;
  /** How many were answered with 429. */
  readonly limited: number;
  readonly connections: number;
  /** The most requests under way at one time. */
  readonly maxInFlight: number;
}

async function serve({ organization, ...options }: Serving): Promise<void> {
  const world = worldOf(organization);
  const registry = await startRegistry(world, options);
  process.on('message', (file: string) => {
    const questions = registry.requests.map(
      ({ method, path, authorized, body }): Question => ({
        method,
        path,
        authorized,
        body,
      }),
    );
    const lines = questions.map((question) => JSON.stringify(question));
    writeFileSync(file, lines.join('\n'));
    send(trafficOf(registry));
  });
  send({
    url: registry.url,
    organization: world.organization,
    token: world.token.value,
  });
}

function trafficOf(registry: FakeRegistry): Traffic {
  const { requests, limited, connections, maxInFlight } = registry;
  const byEndpoint: Record<string, number> = {};
  for (const { endpoint = 'unknown' } of requests)
    byEndpoint[endpoint] = (byEndpoint[endpoint] ?? 0) + 1;
  return {
    requests: requests.length,
    byEndpoint,
    limited,
    connections,
    maxInFlight,
  };
}

function send(message: Address | Traffic): void {
  process.send?.(message);
}

void serve(JSON.parse(process.argv[2] ?? '{}'));
