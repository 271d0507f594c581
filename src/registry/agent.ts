import http from 'http';
import https from 'https';
import { HttpProxyAgent } from 'http-proxy-agent';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { getProxyForUrl } from 'proxy-from-env';
import type { Transfer } from './transfer';
import { isLoopback } from './url';

/** How long a connection that nobody uses is kept, in milliseconds. */
const IDLE = 15_000;

/** The keep-alive connection pools of one client, through `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`. */
export class Agents {
  private readonly pools = new Map<string, http.Agent>();
  private transfer?: Transfer;

  constructor(private readonly maxSockets: number) {}

  /** The pool for a URL; the transfer gets the request that is made with it next, and the bare response. */
  for(url: URL, transfer?: Transfer): http.Agent {
    const origin = `${url.protocol}//${url.host}`;
    const pool = this.pools.get(origin) ?? this.watched(this.createPool(url));
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
      addRequest: (request: http.ClientRequest, ...rest: unknown[]) => {
        const { transfer } = this;
        request.once('response', (incoming) => {
          request.removeAllListeners('error').on('error', () => undefined);
          transfer?.receive(incoming);
        });
        Reflect.apply(addRequest, pool, [request, ...rest]);
        transfer?.send(request);
      },
    });
  }

  private createPool(url: URL): http.Agent {
    const { maxSockets } = this;
    const options = { keepAlive: true, maxSockets, timeout: IDLE };
    const proxy = getProxyForUrl(url.href);
    if (url.protocol === 'https:')
      return proxy
        ? new HttpsProxyAgent(proxy, options)
        : new https.Agent(options);
    // Unencrypted requests stay on this machine.
    return proxy && isLoopback(new URL(proxy).hostname)
      ? new HttpProxyAgent(proxy, options)
      : new http.Agent(options);
  }
}
