/** How one request differs from the others. */
export interface RequestOptions {
  /** Send no token. */
  readonly anonymous?: boolean;
  /** For what some good tokens may not read: a 401 says nothing of the token. */
  readonly optional?: boolean;
  /** For what nobody misses: no failure of it, a 429 neither, touches other requests. */
  readonly expendable?: boolean;
  readonly attempts?: number;
  readonly deadline?: number;
}

/** One thing to ask of the registry. */
export interface Request extends RequestOptions {
  readonly method: 'GET' | 'POST';
  /** From the registry's URL on, query included. */
  readonly path: string;
  readonly body?: unknown;
}

/** Whether every good token may do this on a registry that is well: then a failure says something of the token or of the registry. */
export function isMandatory(request: RequestOptions): boolean {
  return !request.anonymous && !request.optional && !request.expendable;
}

/** The endpoint with all that it stands for: what npm does to one team it does to all. */
export function laneOf(endpoint: string): string {
  return endpoint.replace(/(\/-\/team)\/[^/]+\/[^/]+/, '$1/:org/:team');
}

/** What is asked, as in `GET /:package`: errors reach logs, where names of private packages and of people need not be. */
export function endpointOf({ method, path }: Request): string {
  const template = path
    .replace(/\?.*$/, '')
    .replace(/^\/-\/package\/[^/]+/, '/-/package/:package')
    .replace(/(\/org\.couchdb\.user:).*$/, '$1:username')
    .replace(/^\/(?!-\/)[^/]+/, '/:package');
  return `${method} ${template}`;
}
