import http from 'http';
import https from 'https';
import { HttpProxyAgent } from 'http-proxy-agent';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { getProxyForUrl } from 'proxy-from-env';

/** How long a connection that nobody uses is kept, in milliseconds. */
const IDLE = 15_000;

/** Chooses the keep-alive connection pool for a URL, through `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`. */
export function createAgents(maxSockets: number): (url: URL) => http.Agent {
  const options = { keepAlive: true, maxSockets, timeout: IDLE };
  const pools = new Map<string, http.Agent>();
  return (url) => {
    const proxy = getProxyForUrl(url.href);
    const id = `${url.protocol} ${proxy}`;
    const pool =
      pools.get(id) ?? tellingBreaks(createPool(url.protocol, proxy, options));
    pools.set(id, pool);
    return pool;
  };
}

/** node-fetch 2 goes on waiting when a connection breaks in the middle of the answer: so the request fails, of which it takes note. */
function tellingBreaks(pool: http.Agent): http.Agent {
  const addRequest: unknown = Reflect.get(pool, 'addRequest');
  if (typeof addRequest !== 'function') return pool;
  return Object.assign(pool, {
    addRequest(request: http.ClientRequest, ...rest: unknown[]) {
      request.once('response', (response) =>
        response.once('error', (error) => request.emit('error', error)),
      );
      Reflect.apply(addRequest, pool, [request, ...rest]);
    },
  });
}

function createPool(
  protocol: string,
  proxy: string,
  options: http.AgentOptions,
): http.Agent {
  if (protocol === 'https:')
    return proxy
      ? new HttpsProxyAgent(proxy, options)
      : new https.Agent(options);
  return proxy ? new HttpProxyAgent(proxy, options) : new http.Agent(options);
}
