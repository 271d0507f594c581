import { Agent, type AgentOptions, type ClientRequest } from 'http';
import { getProxyForUrl } from 'proxy-from-env';

/** A proxy that `HTTPS_PROXY` or `HTTP_PROXY` names, its user and password apart from its address: addresses are printed. */
export interface Proxy {
  readonly address: URL;
  /** What it wants to know of who asks. */
  headers(): ReadonlyMap<string, string>;
}

/** The proxy for a URL, by the environment. */
export function proxyFor(url: Pick<URL, 'href'>): Proxy | undefined {
  const found = getProxyForUrl(url.href);
  if (!found) return undefined;
  const address = new URL(found);
  const { username, password } = address;
  address.username = '';
  address.password = '';
  return {
    address,
    headers() {
      if (!username && !password) return new Map();
      const user = [username, password].map(decodeURIComponent).join(':');
      const basic = Buffer.from(user).toString('base64');
      return new Map([['proxy-authorization', `Basic ${basic}`]]);
    },
  };
}

/** Asks a proxy for whole URLs of one origin, unencrypted. `http-proxy-agent` prints such requests under `DEBUG`, the token included. */
export class ForwardingAgent extends Agent {
  readonly #origin: string;
  readonly #proxy: Proxy;

  constructor(origin: string, proxy: Proxy, options: AgentOptions) {
    const { hostname, port } = proxy.address;
    const host = hostname.replace(/^\[|\]$/g, '');
    super({ ...options, host, port: Number(port || 80) });
    this.#origin = origin;
    this.#proxy = proxy;
  }

  /** Makes of a request to the origin one to the proxy. */
  forward(request: ClientRequest): void {
    request.path = this.#origin + request.path;
    for (const [name, value] of this.#proxy.headers())
      request.setHeader(name, value);
  }
}
