import type { RequestListener } from 'node:http';
import { Http, type HttpOptions } from '../../src/registry/http';
import { FakeClock } from '../fake-clock';
import { type LocalServer, startServer } from '../local-server';

const TOKEN = 'npm_redirected0123456789';
const same = (value: unknown) => value;

/** The registry that is configured, and another origin of this machine. */
let registry: LocalServer;
let elsewhere: LocalServer;
let answer: RequestListener;

beforeEach(async () => {
  registry = await startServer((...exchange) => answer(...exchange));
  elsewhere = await startServer((_, response) => response.end('"elsewhere"'));
});

afterEach(async () => {
  await registry.close();
  await elsewhere.close();
});

function client(options: Partial<HttpOptions> = {}): Http {
  return new Http({
    registryUrl: registry.url,
    token: TOKEN,
    clock: new FakeClock(),
    ...options,
  });
}

/** Answers `/from` with a redirect and everything else with the path. */
function redirect(location: string, status = 302): void {
  answer = ({ url }, response) => {
    if (url !== '/from') response.end(JSON.stringify(url));
    else response.writeHead(status, { location }).end('moved');
  };
}

/** Which token each request to a server carried. */
function tokensAt({ requests }: LocalServer) {
  return requests.map(({ headers }) => headers.authorization);
}

describe('a redirect', () => {
  it.each([301, 302, 303, 307, 308])(
    'of status %d is followed with the token in the same origin',
    async (status) => {
      redirect(`${registry.url}/to?a=b`, status);
      expect(await client().get('/from', same)).toBe('/to?a=b');
      expect(tokensAt(registry)).toEqual([
        `Bearer ${TOKEN}`,
        `Bearer ${TOKEN}`,
      ]);
    },
  );

  it('may name a user, who is not told of', async () => {
    redirect(registry.url.replace('//', '//mallory:secret@') + '/to');
    expect(await client().get('/from', same, { anonymous: true })).toBe('/to');
    expect(tokensAt(registry)).toEqual([undefined, undefined]);
  });

  it('may be relative', async () => {
    redirect('/to');
    expect(await client().get('/from', same)).toBe('/to');
  });

  it('stays anonymous', async () => {
    redirect('/to');
    await client().get('/from', same, { anonymous: true });
    expect(tokensAt(registry)).toEqual([undefined, undefined]);
  });

  it('is followed to another origin by what is asked without the token', async () => {
    redirect(`${elsewhere.url}/to`);
    const answer = client().get('/from', same, { anonymous: true });
    expect(await answer).toBe('elsewhere');
    expect(tokensAt(elsewhere)).toEqual([undefined]);
  });

  it('says that the same was asked when it leads to a failure', async () => {
    redirect('/to');
    const { url } = registry;
    answer = ((before) => (request, response) => {
      if (request.url === '/to') response.writeHead(404).end();
      else before(request, response);
    })(answer);
    await expect(client().get('/from', same)).rejects.toMatchObject({
      endpoint: 'GET /:package',
      status: 404,
    });
    expect(registry.url).toBe(url);
  });

  it('counts as one request of the attempts', async () => {
    let asked = 0;
    answer = ({ url }, response) => {
      if (url === '/from') response.writeHead(302, { location: '/to' }).end();
      else response.writeHead(++asked < 3 ? 503 : 200).end('"at last"');
    };
    expect(await client().get('/from', same)).toBe('at last');
    expect(registry.requests.map(({ url }) => url)).toEqual([
      '/from',
      '/to',
      '/from',
      '/to',
      '/from',
      '/to',
    ]);
  });
});

describe('a redirect that is not followed', () => {
  const notFollowed = (detail: string) => ({
    status: 'NOT_NPM',
    message: `npm could not be read at GET /:package: ${detail}, on each of 5 attempts`,
  });
  const NOT_HTTPS = notFollowed('it redirects to an address that is not https');

  it('leads to another origin, since nobody there may see the token and the answer would be another without it', async () => {
    redirect(`${elsewhere.url}/to`);
    await expect(client().get('/from', same)).rejects.toMatchObject(
      notFollowed(
        'it redirects to another host, which must not get the access token',
      ),
    );
    expect(elsewhere.requests).toEqual([]);
  });

  it('leads to another name of the same machine', async () => {
    redirect(`${registry.url.replace('127.0.0.1', 'localhost')}/to`);
    await expect(client().get('/from', same)).rejects.toThrow('another host');
    expect(registry.requests.map(({ url }) => url)).not.toContain('/to');
  });

  it('passes', async () => {
    let asked = 0;
    answer = (_, response) => {
      if (asked++ > 0) response.end('"at last"');
      else response.writeHead(302, { location: elsewhere.url }).end();
    };
    expect(await client().get('/from', same)).toBe('at last');
  });

  it.each([
    'http://registry.example/to',
    'http://127.0.0.1.registry.example/to',
    'http://localhost.registry.example/to',
    'http://user@registry.example/to',
    'http://10.0.0.1/to',
    'ftp://127.0.0.1/to',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:application/json,{}',
    'http://[bad',
  ])('%s', async (location) => {
    redirect(location);
    await expect(client().get('/from', same)).rejects.toMatchObject(NOT_HTTPS);
    expect(registry.requests).toHaveLength(5);
  });

  it('goes in a circle', async () => {
    answer = (_, response) => {
      response.writeHead(302, { location: '/from' }).end();
    };
    await expect(client().get('/from', same)).rejects.toMatchObject(
      notFollowed('it redirects in a circle'),
    );
    expect(registry.requests.length).toBeLessThan(50);
  });

  it('leads nowhere', async () => {
    answer = (_, response) => response.writeHead(302).end();
    await expect(client().get('/from', same)).rejects.toMatchObject({
      status: 302,
    });
    expect(registry.requests).toHaveLength(5);
  });
});
