import http from 'http';
import https from 'https';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { defaultLimits } from './limits';
import { ForwardingAgent, proxyFor } from './proxy';
import type { Transfer } from './transfer';
import { isLoopback } from './url';

/** node-fetch 2 gives less than a whole `URL`. */
type Address = Pick<URL, 'protocol' | 'host' | 'href'>;

/** The keep-alive connection pools of one client, through `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`. */
export class Agents {
  private readonly pools = new Map<string, http.Agent>();
  private transfer?: Transfer;

  constructor(
    private readonly maxSockets: number,
    /** Milliseconds that a connection is kept which nobody uses. */
    private readonly idle = defaultLimits.idle,
  ) {}

  /** The pool for a URL; the transfer gets the request that is made with it next, and the bare response. */
  for(url: Address, transfer?: Transfer): http.Agent {
    const origin = `${url.protocol}//${url.host}`;
    const pool =
      this.pools.get(origin) ?? this.watched(this.createPool(url, origin));
    this.pools.set(origin, pool);
    this.transfer = transfer;
    return pool;
  }

  /**
   * node-fetch 2 keeps both to itself: without them a connection that breaks in the middle goes unnoticed, and a
   * transfer cannot be ended without rejecting a promise that is settled, which the SDK logs with the whole URL.
   */
  private watched(pool: http.Agent): http.Agent {
    const addRequest: unknown = Reflect.get(pool, 'addRequest');
    if (typeof addRequest !== 'function')
      throw new Error('this version of Node has agents without addRequest');
    return Object.assign(pool, {
      addRequest: (request: http.ClientRequest, options: object) => {
        const { transfer } = this;
        if (pool instanceof ForwardingAgent) pool.forward(request);
        request.once('response', (incoming) => {
          request.removeAllListeners('error').on('error', () => undefined);
          transfer?.receive(incoming);
        });
        Reflect.apply(addRequest, pool, [request, withoutContent(options)]);
        transfer?.send(request);
      },
    });
  }

  private createPool(url: Address, origin: string): http.Agent {
    const { maxSockets, idle } = this;
    const options = { keepAlive: true, maxSockets, timeout: idle };
    const proxy = proxyFor(url);
    if (url.protocol === 'https:')
      return proxy
        ? new HttpsProxyAgent(proxy.address, {
            ...options,
            headers: () => Object.fromEntries(proxy.headers()),
          })
        : new https.Agent(options);
    // Unencrypted requests stay on this machine.
    return proxy?.address.protocol === 'http:' &&
      isLoopback(proxy.address.hostname)
      ? new ForwardingAgent(origin, proxy, options)
      : new http.Agent(options);
  }
}

/** What a connection does not need of a request: `NODE_DEBUG=http` prints the options of each connection. */
const CONTENT = ['headers', 'href', 'path', 'pathname', 'search', 'query'];

function withoutContent(options: object): object {
  return Object.fromEntries(
    Object.entries(options).filter(([name]) => !CONTENT.includes(name)),
  );
}
