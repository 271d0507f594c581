import { acme } from './acme';
import { type Fault, redirectTo, tooManyRequests } from './faults';
import { type FakeRegistry, startRegistry } from './server';

const WIDGET = '/@acme%2Fwidget';

let registry: FakeRegistry;

beforeEach(async () => {
  registry = await startRegistry(acme);
});

afterEach(() => registry.close());

function ask(init?: RequestInit, path = WIDGET): Promise<Response> {
  return fetch(registry.url + path, init);
}

async function askAfter(fault: Fault, init?: RequestInit): Promise<Response> {
  registry.fail('GET /:package', fault);
  return ask(init);
}

it('fails as often as it is told, and only where', async () => {
  registry.fail('GET /:package', { status: 503 }, 2);
  expect((await ask()).status).toBe(503);
  expect((await ask({}, `${WIDGET}/latest`)).status).toBe(200);
  expect((await ask()).status).toBe(503);
  expect((await ask()).status).toBe(200);
});

it('fails in the order that was scripted', async () => {
  registry.fail('GET /:package', { status: 500 }, 1);
  registry.fail(({ path }) => path.includes('widget'), { status: 502 }, 1);
  expect((await ask()).status).toBe(500);
  expect((await ask()).status).toBe(502);
  expect((await ask()).status).toBe(200);
});

it('answers a web page, or any JSON, in place of what is true', async () => {
  registry.fail('GET /:package', { status: 200, body: '<p>Log in</p>' }, 1);
  const page = await ask();
  expect(page.headers.get('content-type')).toMatch('text/html');
  expect(await page.text()).toBe('<p>Log in</p>');
  registry.fail('GET /:package', { status: 200, body: [1, null] });
  expect(await (await ask()).json()).toEqual([1, null]);
});

it('answers 429 as the network before npm does', async () => {
  const response = await askAfter(tooManyRequests(65));
  expect(response.status).toBe(429);
  expect(response.headers.get('retry-after')).toBe('65');
  expect(response.headers.get('connection')).toBe('close');
  expect(response.headers.get('content-type')).toMatch('text/html');
});

it('sends the client elsewhere', async () => {
  const elsewhere = 'https://elsewhere.example/';
  const init: RequestInit = { redirect: 'manual' };
  const response = await askAfter(redirectTo(elsewhere), init);
  expect(response.status).toBe(302);
  expect(response.headers.get('location')).toBe(elsewhere);
});

it('breaks the connection before it answers', async () => {
  await expect(askAfter('reset')).rejects.toThrow('fetch failed');
});

it('breaks the connection in the middle of the body', async () => {
  const response = await askAfter('cut');
  expect(response.status).toBe(200);
  await expect(response.text()).rejects.toThrow('terminated');
});

it('never answers', async () => {
  const signal = AbortSignal.timeout(100);
  await expect(askAfter('hang', { signal })).rejects.toThrow('timeout');
});

it('begins to answer and never ends', async () => {
  const signal = AbortSignal.timeout(100);
  const response = await askAfter('drip', { signal });
  expect(response.status).toBe(200);
  await expect(response.text()).rejects.toThrow('timeout');
});

it('sends half of the body, or nothing, as if it were all', async () => {
  const whole = await (await ask()).text();
  registry.fail('GET /:package', 'half', 1);
  expect(whole.startsWith(await (await ask()).text())).toBe(true);
  expect(await (await askAfter('empty')).text()).toBe('');
});

it('calls a body compressed that is not', async () => {
  const response = await askAfter('bad gzip');
  await expect(response.text()).rejects.toThrow();
});

it('compresses only for who asks for it', async () => {
  const plain = await ask({ headers: { 'accept-encoding': 'identity' } });
  expect(plain.headers.get('content-encoding')).toBeNull();
  const gzip = await ask({ headers: { 'accept-encoding': 'gzip' } });
  expect(gzip.headers.get('content-encoding')).toBe('gzip');
  expect(await gzip.json()).toEqual(await plain.json());
});

it('asks for a pause after too many requests in a while', async () => {
  const limit = { requests: 2, perMs: 500, retryAfter: 1 };
  const limited = await startRegistry(acme, { limit });
  const status = async () => (await fetch(limited.url + WIDGET)).status;
  expect([await status(), await status(), await status()]).toEqual([
    200, 200, 429,
  ]);
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(await status()).toBe(200);
  await limited.close();
});
