import type { IncomingMessage } from 'http';
import { Readable } from 'stream';
import { broken, type Failure } from './failure';

/** What is under way of an exchange, over all its redirects, so that it can be ended at any moment. */
export class Transfer {
  /** Why it was ended. */
  failure?: Failure;

  /** Ends the request that waits for its answer; node-fetch must not be told once it has one. */
  private waiting?: AbortController;
  private readonly incoming: IncomingMessage[] = [];
  private body?: NodeJS.ReadableStream;

  /** Begins a request. */
  ask(): AbortSignal {
    this.waiting = new AbortController();
    return this.waiting.signal;
  }

  /** Takes the bare response to the request. */
  readonly receive = (incoming: IncomingMessage): void => {
    this.waiting = undefined;
    this.incoming.push(incoming);
    incoming.once('error', (error) => this.end(broken(error)));
  };

  /** Takes the stream that node-fetch makes of the response. */
  read(body: NodeJS.ReadableStream): void {
    this.body = body;
    if (this.failure) this.end(this.failure);
  }

  end(failure: Failure): void {
    this.failure ??= failure;
    this.waiting?.abort();
    for (const each of this.incoming) each.destroy();
    if (this.body instanceof Readable) this.body.destroy(this.failure);
  }
}
