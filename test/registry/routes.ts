import { type Answer, type Ask, Refusal, rightsOf } from './answer';
import type { RecordedRequest } from './recorded-request';
import { accountRoutes } from './routes/account';
import { organizationRoutes } from './routes/organization';
import { packageRoutes } from './routes/package';
import { publicRoutes } from './routes/public';
import type { WorldIndex } from './world-index';

const routes = {
  ...accountRoutes,
  ...organizationRoutes,
  ...publicRoutes,
  ...packageRoutes,
};

/** A route of the registry, as in `GET /:package`. */
export type Endpoint = keyof typeof routes;

// `@acme%2Fwidget`, `@acme/widget` or `widget`; what begins with `-/` is no package.
const PACKAGE = '(@[^/%]+(?:/|%2[fF])[^/@]+|(?!-/)[^/@]+)';

type Handler = (ask: Ask, ...params: string[]) => Answer;

/** Which route takes a request; npm has many more, which the project does not use. */
export function endpointOf(method: string, path: string): Endpoint | undefined {
  return find(method, path)?.endpoint;
}

/** Answers a request from the world. */
export function answerTo(
  { method, path, headers, body }: RecordedRequest,
  index: WorldIndex,
  registry: string,
): Answer {
  try {
    const rights = rightsOf(index, headers.authorization);
    const route = find(method, path);
    if (!route) throw new Refusal(404, 'Not found');
    const { searchParams: query } = new URL(path, registry);
    const { accept = '' } = headers;
    const ask = { index, rights, registry, query, accept, body };
    return route.handler(ask, ...route.params);
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    return { status: 500, body: { error: String(error) } };
  }
}

function find(method: string, path: string) {
  const target = `${method} ${path.replace(/\?.*/s, '')}`;
  for (const { endpoint, handler, pattern } of compiled) {
    const params = pattern.exec(target)?.slice(1).map(decodeURIComponent);
    if (params) return { endpoint, handler, params };
  }
  return undefined;
}

const compiled = Object.keys(routes).filter(isEndpoint).map(compile);

function isEndpoint(key: string): key is Endpoint {
  return Object.hasOwn(routes, key);
}

function compile(endpoint: Endpoint) {
  const handler: Handler = routes[endpoint];
  const source = endpoint
    .replaceAll('.', '\\.')
    .replaceAll(/:([a-z]+)/g, (_, name) =>
      name === 'package' ? PACKAGE : '([^/]+)',
    );
  return { endpoint, handler, pattern: new RegExp(`^${source}$`) };
}
