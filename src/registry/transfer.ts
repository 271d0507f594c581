import type { ClientRequest, IncomingMessage } from 'http';
import { Readable } from 'stream';
import { broken, type Failure } from './failure';

/** What is under way of an exchange, over all its redirects, so that it can be ended at any moment. */
export class Transfer {
  /** Why it was ended. */
  failure?: Failure;

  private readonly incoming: IncomingMessage[] = [];
  /** The request that waits for its answer. */
  private waiting?: ClientRequest;
  private body?: NodeJS.ReadableStream;

  /** Takes each request when it is sent. */
  send(request: ClientRequest): void {
    this.waiting = request;
    request.once('error', () => (this.waiting = undefined));
    // Node closes a request without a word that is answered by an upgrade: node-fetch would wait for ever.
    request.once('close', () => {
      if (this.waiting === request) request.emit('error', broken(undefined));
    });
    if (this.failure) request.destroy(this.failure);
  }

  /** Takes the bare response to it. */
  receive(incoming: IncomingMessage): void {
    this.waiting = undefined;
    this.incoming.push(incoming);
    incoming.once('error', (error) => this.end(broken(error)));
  }

  /** Takes the stream that node-fetch makes of the response. */
  read(body: NodeJS.ReadableStream): void {
    this.body = body;
    if (this.failure) this.end(this.failure);
  }

  end(failure: Failure): void {
    this.failure ??= failure;
    this.waiting?.destroy(this.failure);
    for (const each of this.incoming) each.destroy();
    if (this.body instanceof Readable) this.body.destroy(this.failure);
  }
}
