import { execFileSync } from 'node:child_process';
import { cpus, release, totalmem, type } from 'node:os';

/** Where and when the bench ran, in a line. */
export function describeMachine(): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const day = new Date().toISOString().slice(0, 10);
  return `${cpu?.model.trim()} × ${cpus().length}, ${memory} GiB, ${type()} ${release()}, Node ${process.version}, on ${day}, at commit ${commit()}`;
}

function commit(): string {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: __dirname, encoding: 'utf8' }).trim();
  try {
    const isChanged = git('status', '--porcelain') !== '';
    return (
      git('rev-parse', '--short', 'HEAD') + (isChanged ? ' and changes' : '')
    );
  } catch {
    return 'unknown';
  }
}
