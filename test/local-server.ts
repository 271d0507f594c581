import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
} from 'node:http';
import type { Socket } from 'node:net';

/** Starts a server for what the fake registry does not do: bodies byte by byte, other origins, proxies. */
export async function startServer(
  listener: RequestListener,
): Promise<LocalServer> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return new LocalServer(server, listener);
}

/** A server of this machine, and what happened to it. */
export class LocalServer {
  /** Without a last slash. */
  readonly url: string;
  readonly requests: IncomingMessage[] = [];
  private readonly sockets = new Set<Socket>();

  constructor(
    readonly server: Server,
    listener: RequestListener,
  ) {
    const address = server.address();
    if (address === null || typeof address === 'string')
      throw new Error('the server does not listen on a port');
    this.url = `http://127.0.0.1:${address.port}`;
    server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket));
    });
    server.on('request', (request, response) => {
      this.requests.push(request);
      listener(request, response);
    });
  }

  /** Waits until every client has hung up. */
  async allHungUp(): Promise<void> {
    await Promise.all(
      [...this.sockets].map(
        (socket) => new Promise((resolve) => socket.once('close', resolve)),
      ),
    );
  }

  /** Stops for good. */
  async close(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }
}
