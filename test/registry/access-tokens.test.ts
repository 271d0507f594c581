import { Http } from '../../src/registry/http';
import { readAccessTokens } from '../../src/registry/access-tokens';
import { FakeClock } from '../fake-clock';
import { type LocalServer, startServer } from '../local-server';

const SECRET = 'npm_SecretSecretSecret7890';

let server: LocalServer;
afterEach(() => server.close());

/** Reads the token list of a server that answers each query with what is given for it. */
async function read(pages: (query: string) => unknown) {
  server = await startServer(({ url = '' }, response) =>
    response.end(JSON.stringify(pages(url.split('?')[1] ?? ''))),
  );
  const http = new Http({
    registryUrl: server.url,
    token: SECRET,
    clock: new FakeClock(),
  });
  return readAccessTokens(http, SECRET);
}

/** Reads one token. */
async function readOne(token: object) {
  const { tokens } = await read(() => ({
    objects: [{ key: 'k1', ...token }],
  }));
  return tokens[0];
}

test('all pages are read, by whatever query npm names the next one', async () => {
  const { tokens } = await read((query) => {
    const next = `${server.url}/-/npm/v1/tokens?cursor=2`;
    return query === 'cursor=2'
      ? { objects: [{ key: 'k2' }], urls: {} }
      : { objects: [{ key: 'k1' }], urls: { next } };
  });
  expect(tokens.map(({ key }) => key)).toEqual(['k1', 'k2']);
});

test('a next page that is the same for ever ends the list, which is told', async () => {
  const next = '/-/npm/v1/tokens?page=1';
  const { tokens, failure } = await read(() => ({
    objects: [{ key: 'k1' }],
    urls: { next },
  }));
  expect(tokens).toHaveLength(1);
  expect(server.requests).toHaveLength(2);
  expect(failure?.message).toMatch('does not end');
});

test('an empty page is the last one, whatever it says', async () => {
  const next = '?page=1';
  const found = await read((query) => ({
    objects: query === 'page=1' ? [] : [{ key: 'k1' }],
    urls: { next },
  }));
  expect(found).toMatchObject({ tokens: [{ key: 'k1' }] });
  expect(found.failure).toBeUndefined();
});

test.each([
  [2, "npm's list of access tokens has fewer than npm says there are"],
  [1, undefined],
  [0, undefined],
  ['many', undefined],
])('one token of %s in all is told: %s', async (total, message) => {
  const found = await read(() => ({ objects: [{ key: 'k1' }], total }));
  expect(found.tokens).toHaveLength(1);
  expect(found.failure?.message).toBe(message);
});

test('a list that brings new tokens for ever is told as one that does not end', async () => {
  const found = await read(() => ({
    objects: [{ key: `k${server.requests.length}` }],
    urls: { next: `?page=${server.requests.length}` },
  }));
  expect(found.tokens.length).toBeLessThan(200);
  expect(found.failure).toMatchObject({
    message: "npm's list of access tokens does not end",
  });
});

test('the pages before one that cannot be read are kept', async () => {
  const next = '?page=2';
  const found = await read((query) =>
    query === 'page=2'
      ? { objects: 'none' }
      : { objects: [{ key: 'k1' }], urls: { next } },
  );
  expect(found.tokens.map(({ key }) => key)).toEqual(['k1']);
  expect(found.failure).toMatchObject({ status: 'NOT_NPM' });
});

test.each([
  ['npm_Secr...7890', true],
  ['npm_Secr…7890', true],
  ['npm_Secr…', true],
  ['npm_Secr...0000', false],
  ['npm_Othe...7890', false],
  ['npm_...7890', false],
  ['npm_…', false],
  [undefined, false],
])('shown as %s, the token in use is told: %s', async (token, inUse) => {
  expect((await readOne({ token }))?.inUse).toBe(inUse);
});

test.each<[object, boolean | undefined]>([
  [{ permissions: [{ name: 'package', action: 'read' }] }, true],
  [{ permissions: [{ name: 'package', action: 'write' }] }, false],
  [{ permissions: [{ name: 'package', action: 'read-write' }] }, false],
  [{ permissions: [] }, undefined],
  [{ permissions: 'write' }, undefined],
  [{ permissions: [{ name: 'package', action: ['write'] }] }, undefined],
  [{ readonly: true }, true],
  [{ readonly: false }, false],
  [{}, undefined],
])('%j is read-only: %s', async (token, readOnly) => {
  expect((await readOne(token))?.readOnly).toBe(readOnly);
});

test('an empty list of ranges does not hide the one of an older token', async () => {
  const token = await readOne({ cidr: [], cidr_whitelist: ['192.0.2.0/24'] });
  expect(token?.cidrAllowlist).toEqual(['192.0.2.0/24']);
});
