import { Agent as HttpAgent, request as forward } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { Agents } from '../../src/registry/agent';
import { Http } from '../../src/registry/http';
import { ForwardingAgent } from '../../src/registry/proxy';
import { FakeClock } from '../fake-clock';
import { type LocalServer, startServer } from '../local-server';
import { acme } from './acme';
import { type FakeRegistry, startRegistry } from './server';

const TOKEN = acme.token.value;
const VARIABLES = /^(npm_config_)?(https?_|no_?|all_)?proxy$/i;

const environment = { ...process.env };
let registry: FakeRegistry;
let proxy: LocalServer;

beforeAll(async () => {
  registry = await startRegistry(acme);
  proxy = await startServer((incoming, outgoing) => {
    const { url = '', method, headers } = incoming;
    if (!URL.canParse(url)) {
      outgoing.writeHead(400).end();
      return;
    }
    const onward = forward(url, { method, headers }, (response) => {
      outgoing.writeHead(response.statusCode ?? 0, response.headers);
      response.pipe(outgoing);
    });
    incoming.pipe(onward);
  });
});

beforeEach(() => {
  forgetProxies();
  proxy.requests.length = 0;
});

afterAll(async () => {
  forgetProxies();
  Object.assign(process.env, environment);
  await registry.close();
  await proxy.close();
});

function forgetProxies(): void {
  for (const name of Object.keys(process.env))
    if (VARIABLES.test(name)) delete process.env[name];
}

function whoami(registryUrl = registry.url): Promise<unknown> {
  const limits = { attempts: 1 };
  const clock = new FakeClock();
  const http = new Http({ registryUrl, token: TOKEN, clock, limits });
  return http.get('/-/whoami', (value) => value);
}

describe('HTTP_PROXY', () => {
  it.each(['HTTP_PROXY', 'http_proxy'])(
    'as %s is asked for what is not https',
    async (name) => {
      process.env[name] = proxy.url;
      expect(await whoami()).toEqual({ username: 'alice' });
      expect(proxy.requests.map(({ url }) => url)).toEqual([
        `${registry.url}/-/whoami`,
      ]);
    },
  );

  it('is passed by where NO_PROXY names the registry', async () => {
    process.env.HTTP_PROXY = proxy.url;
    for (const exempt of ['127.0.0.1', '*', `example,127.0.0.1`]) {
      process.env.NO_PROXY = exempt;
      expect(await whoami()).toEqual({ username: 'alice' });
    }
    expect(proxy.requests).toHaveLength(0);
    process.env.NO_PROXY = 'registry.example';
    await whoami();
    expect(proxy.requests).toHaveLength(1);
  });

  it('that nobody runs makes npm unreachable', async () => {
    const gone = await startServer(() => undefined);
    await gone.close();
    process.env.HTTP_PROXY = gone.url;
    await expect(whoami()).rejects.toMatchObject({ status: 'UNREACHABLE' });
  });

  it('that is no URL makes npm unreachable and is not quoted', async () => {
    process.env.HTTP_PROXY = 'http://user:pass word@:::/';
    const error: unknown = await whoami().catch((error: unknown) => error);
    expect(error).toMatchObject({ status: 'UNREACHABLE' });
    expect(String(error)).not.toContain('pass word');
  });

  it('is told who asks, where its address says so', async () => {
    process.env.HTTP_PROXY = proxy.url.replace('//', '//joe:p%40ss@');
    await whoami();
    const [asked] = proxy.requests;
    expect(asked?.headers).toMatchObject({
      host: new URL(registry.url).host,
      'proxy-authorization': `Basic ${btoa('joe:p@ss')}`,
    });
  });

  it('keeps its connections', async () => {
    process.env.HTTP_PROXY = proxy.url;
    const http = new Http({ registryUrl: registry.url, token: TOKEN });
    for (let time = 0; time < 5; time++)
      await http.get('/-/whoami', (value) => value);
    const ports = proxy.requests.map(({ socket }) => socket.remotePort);
    expect(ports).toHaveLength(5);
    expect(new Set(ports).size).toBe(1);
  });
});

describe('HTTPS_PROXY', () => {
  it('is asked for a tunnel, and never sees the token', async () => {
    const seen: string[] = [];
    const tunnel = await startServer(() => undefined);
    tunnel.server.on('connect', ({ url, rawHeaders }, socket) => {
      seen.push(String(url), ...rawHeaders);
      socket.on('data', (data) => seen.push(String(data)));
      socket.on('error', () => undefined);
      socket.end('HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n');
    });
    process.env.HTTPS_PROXY = tunnel.url.replace('//', '//joe:p%40ss@');
    await expect(whoami('https://registry.example')).rejects.toMatchObject({
      endpoint: 'GET /-/whoami',
      status: 502,
    });
    await tunnel.close();
    expect(seen[0]).toBe('registry.example:443');
    expect(seen).toContain(`Basic ${btoa('joe:p@ss')}`);
    expect(seen.join('\n')).not.toContain(TOKEN);
  });
});

describe('the connection pool for a URL', () => {
  const https = new URL('https://registry.example/-/whoami');
  const http = new URL('http://127.0.0.1:4873/-/whoami');

  it('goes directly where no proxy is set', () => {
    const agents = new Agents(15);
    expect(agents.for(https)).toBeInstanceOf(HttpsAgent);
    expect(agents.for(http).constructor).toBe(HttpAgent);
  });

  it('goes through the proxy of its protocol', () => {
    process.env.HTTPS_PROXY = 'http://proxy.example:3128';
    expect(new Agents(15).for(https)).toBeInstanceOf(HttpsProxyAgent);
    expect(new Agents(15).for(http).constructor).toBe(HttpAgent);
    process.env.HTTP_PROXY = 'http://127.0.0.1:3128';
    expect(new Agents(15).for(http)).toBeInstanceOf(ForwardingAgent);
    process.env.NO_PROXY = 'registry.example';
    expect(new Agents(15).for(https)).toBeInstanceOf(HttpsAgent);
  });

  it('does not take what is not encrypted to a proxy on another machine', () => {
    process.env.HTTP_PROXY = 'http://proxy.example:3128';
    expect(new Agents(15).for(http).constructor).toBe(HttpAgent);
  });

  it('is the same for all URLs of a registry', () => {
    const agents = new Agents(15);
    const other = new URL('/@acme%2Fwidget', https);
    expect(agents.for(https)).toBe(agents.for(other));
    expect(agents.for(https).maxSockets).toBe(15);
    expect(new Agents(15).for(https)).not.toBe(agents.for(https));
  });
});
