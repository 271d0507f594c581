import http from 'http';
import https from 'https';
import { HttpProxyAgent } from 'http-proxy-agent';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { getProxyForUrl } from 'proxy-from-env';
import { isLoopback } from './url';

/** How long a connection that nobody uses is kept, in milliseconds. */
const IDLE = 15_000;

type OnResponse = (incoming: http.IncomingMessage) => void;

/** The keep-alive connection pools of one client, through `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`. */
export class Agents {
  private readonly pools = new Map<string, http.Agent>();
  private onResponse?: OnResponse;

  constructor(private readonly maxSockets: number) {}

  /** The pool for a URL; `onResponse` gets the bare response to the request that is made with it next. */
  for(url: URL, onResponse?: OnResponse): http.Agent {
    const origin = `${url.protocol}//${url.host}`;
    const pool = this.pools.get(origin) ?? this.watched(this.createPool(url));
    this.pools.set(origin, pool);
    this.onResponse = onResponse;
    return pool;
  }

  /**
   * node-fetch 2 keeps the response to itself: without it a connection that breaks in the middle goes unnoticed, and a
   * transfer cannot be ended without rejecting a promise that is settled, which the SDK logs with the whole URL.
   */
  private watched(pool: http.Agent): http.Agent {
    const addRequest: unknown = Reflect.get(pool, 'addRequest');
    if (typeof addRequest !== 'function')
      throw new Error('this version of Node has agents without addRequest');
    return Object.assign(pool, {
      addRequest: (request: http.ClientRequest, ...rest: unknown[]) => {
        const { onResponse } = this;
        request.once('response', (incoming) => {
          request.removeAllListeners('error').on('error', () => undefined);
          onResponse?.(incoming);
        });
        Reflect.apply(addRequest, pool, [request, ...rest]);
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
