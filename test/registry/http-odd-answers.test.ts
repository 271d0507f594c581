import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { dictionary, string } from '../../src/registry/decode';
import { Http } from '../../src/registry/http';
import { FakeClock } from '../fake-clock';

const GOOD = '{"username":"alice"}';

/** Header lines and a body as they go over the wire, whether they fit each other or not. */
function raw(
  lines: readonly string[],
  body: string | Buffer = '',
  status = '200 OK',
): Buffer {
  const head = [`HTTP/1.1 ${status}`, ...lines, '', ''].join('\r\n');
  return Buffer.concat([Buffer.from(head), Buffer.from(body)]);
}

/** An answer with its true length. */
function whole(body: string | Buffer, ...lines: readonly string[]): Buffer {
  const length = Buffer.byteLength(body);
  return raw([`content-length: ${length}`, ...lines], body);
}

const chunked = 'transfer-encoding: chunked';
const gzip = 'content-encoding: gzip';

let server: Server;
let sockets: Socket[];
let asked: number;

/** Answers the first request with some bytes and a closed connection, and those after it as npm would. */
async function startAfter(
  first: Buffer,
  then: (socket: Socket) => void = (socket) => socket.end(),
): Promise<string> {
  server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('data', () => {
      asked += 1;
      if (asked > 1) socket.write(whole(GOOD));
      else socket.write(first, () => then(socket));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new Error('the server does not listen on a port');
  return `http://127.0.0.1:${address.port}`;
}

beforeEach(() => {
  sockets = [];
  asked = 0;
});

afterEach(() => {
  for (const socket of sockets) socket.destroy();
  server.close();
});

function client(registryUrl: string): Http {
  const token = 'npm_odd0123456789';
  return new Http({ registryUrl, token, clock: new FakeClock(1000) });
}

async function whoami(url: string, http = client(url)): Promise<unknown> {
  const found = await http.get('/-/whoami', dictionary(string));
  return found.get('username');
}

describe('is asked again', () => {
  it.each<[string, Buffer]>([
    ['nothing', Buffer.from('')],
    ['what is no HTTP', Buffer.from('SSH-2.0-OpenSSH_9.6\r\n')],
    ['half of the headers', raw(['content-length: 20']).subarray(0, 30)],
    ['a header of 100 kB', whole(GOOD, `x-large: ${'x'.repeat(100_000)}`)],
    [
      'ten thousand headers',
      whole(GOOD, ...Array<string>(10_000).fill('a: b')),
    ],
    ['two lengths', whole(GOOD, 'content-length: 7')],
    ['a length and chunks', whole(GOOD, chunked)],
    ['a longer length than body', raw(['content-length: 50'], GOOD)],
    ['a shorter length than body', raw(['content-length: 7'], GOOD)],
    ['chunks that are none', raw([chunked], 'zz\r\nabc\r\n')],
    ['chunks without an end', raw([chunked], '5\r\n{"use\r\n')],
    ['a good chunk without an end', raw([chunked], `14\r\n${GOOD}\r\n`)],
    ['an upgrade', raw(['upgrade: h2c', 'connection: upgrade'], '', '101 Up')],
    ['204', raw([], '', '204 No Content')],
    ['206 and a part', raw(['content-length: 2'], '{}', '206 Partial')],
    ['202 and nothing yet', raw(['content-length: 2'], '{}', '202 Accepted')],
    ['304', raw([], '', '304 Not Modified')],
    ['425', raw(['content-length: 0'], '', '425 Too Early')],
    ['511', raw(['content-length: 0'], '', '511 Log In')],
    ['two answers in one', whole(`${GOOD}${GOOD}`)],
    ['garbage after the JSON', whole(`${GOOD}\n<!-- cached -->`)],
    ['UTF-16', whole(Buffer.from(GOOD, 'utf16le'))],
    ['what is no text', whole(Buffer.from([0x22, 0xff, 0xfe, 0x22]))],
    ['plain text that is said to be gzip', whole(GOOD, gzip)],
    ['gzip that is not said to be', whole(gzipSync(GOOD))],
    ['half of the gzip', whole(gzipSync(GOOD).subarray(0, 20), gzip)],
    ['brotli', whole(brotliCompressSync(GOOD), 'content-encoding: br')],
    ['an unknown packing', whole(GOOD, 'content-encoding: zstd')],
    ['gzip of 20 MB of nothing', whole(gzipSync(Buffer.alloc(2e7)), gzip)],
    ['a redirect to nowhere', raw(['location: https://'], '', '302 Found')],
  ])('what answers %s', async (_, answer) => {
    expect(await whoami(await startAfter(answer))).toBe('alice');
    // A third time where the connection was taken for one that is still open.
    expect([2, 3]).toContain(asked);
  });

  it('what breaks the connection after the headers', async () => {
    const url = await startAfter(raw(['content-length: 20']), (socket) =>
      socket.resetAndDestroy(),
    );
    expect(await whoami(url)).toBe('alice');
  });

  it('what says nothing after the headers', async () => {
    const url = await startAfter(raw(['content-length: 20']), () => undefined);
    expect(await whoami(url)).toBe('alice');
  });

  it('what sends one interim answer after the other', async () => {
    const url = await startAfter(Buffer.from(''), (socket) => {
      const timer = setInterval(
        () => socket.write('HTTP/1.1 103 Early Hints\r\nlink: </>\r\n\r\n'),
        10,
      );
      socket.once('close', () => clearInterval(timer));
    });
    expect(await whoami(url)).toBe('alice');
  });
});

describe('is understood', () => {
  it.each<[string, Buffer]>([
    ['a byte order mark', whole(`\ufeff${GOOD}`)],
    ['spaces around the JSON', whole(`\r\n ${GOOD}\n`)],
    ['a name said twice', whole('{"username":"bob","username":"alice"}')],
    ['GZIP', whole(gzipSync(GOOD), 'content-encoding: GZIP')],
    ['x-gzip', whole(gzipSync(GOOD), 'content-encoding: x-gzip')],
    [
      'gzip with something after it',
      whole(Buffer.concat([gzipSync(GOOD), Buffer.alloc(9)]), gzip),
    ],
    ['no packing by name', whole(GOOD, 'content-encoding: identity')],
    ['a wrong content type', whole(GOOD, 'content-type: text/html')],
    ['no length, up to the end of the connection', raw([], GOOD)],
    [
      'an early hint before it',
      Buffer.concat([raw(['link: </>'], '', '103 Early Hints'), whole(GOOD)]),
    ],
    [
      'a transformation by a proxy',
      raw([`content-length: ${GOOD.length}`], GOOD, '203 Transformed'),
    ],
  ])('%s', async (_, answer) => {
    expect(await whoami(await startAfter(answer))).toBe('alice');
    expect(asked).toBe(1);
  });

  it('an address of version 6 as this machine', async () => {
    const url = await startAfter(whole(GOOD));
    server.close();
    server.listen(0, '::1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    expect(await whoami(`http://[::1]:${port}`)).toBe('alice');
    expect(url).toContain('127.0.0.1');
  });
});

it('an upgrade for ever is told without a code that nobody gave', async () => {
  const upgrade = raw(['upgrade: h2c', 'connection: upgrade'], '', '101 Up');
  const url = await startAfter(Buffer.from(''));
  server.removeAllListeners('connection');
  server.on('connection', (socket) => socket.end(upgrade));
  await expect(whoami(url)).rejects.toThrow('the connection failed, on each');
});

it('a connection that was closed while nobody used it is no failure for long', async () => {
  const url = await startAfter(whole(GOOD), (socket) => {
    // The next request is already on its way when the end of the connection comes.
    setImmediate(() => socket.end());
  });
  const http = client(url);
  expect(await whoami(url, http)).toBe('alice');
  expect(await whoami(url, http)).toBe('alice');
});
