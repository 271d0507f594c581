import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Address, Serving, Traffic } from './serve';

/** The fake registry in another process. */
export class Server {
  private constructor(
    private readonly child: ChildProcess,
    readonly address: Address,
  ) {}

  static async start(serving: Serving): Promise<Server> {
    const child = fork(join(__dirname, 'serve.ts'), [JSON.stringify(serving)], {
      execArgv: ['--require', 'ts-node/register/transpile-only'],
    });
    return new Server(child, await answerOf<Address>(child));
  }

  /** What it was asked so far; the requests go into a file. */
  async traffic(file: string): Promise<Traffic> {
    this.child.send(file);
    return answerOf<Traffic>(this.child);
  }

  stop(): void {
    this.child.kill();
  }
}

/** Its next message; an error when it ends without one. */
async function answerOf<T>(child: ChildProcess): Promise<T> {
  const ended = new AbortController();
  const answer = once(child, 'message', { signal: ended.signal });
  child.once('exit', () => ended.abort());
  const [message]: T[] = await answer;
  if (message === undefined) throw new Error('the fake registry says nothing');
  return message;
}
