import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';

jest.setTimeout(30_000);

function runAlone(...args: readonly string[]) {
  const main = path.join(__dirname, 'main.ts');
  const typescript = ['-r', 'ts-node/register/transpile-only'];
  return spawn(process.execPath, [...typescript, main, ...args]);
}

it('serves npm for the .env that it prints, until it is told to stop', async () => {
  const child = runAlone('--world', 'packages=3,users=2');
  const line = String((await once(child.stdout, 'data')).at(0));
  const settings =
    /^REGISTRY_URL=(\S+) ORGANIZATION=sprawl ACCESS_TOKEN=\S+\n$/;
  const url = settings.exec(line)?.at(1);
  const answer = await fetch(`${url}/@sprawl%2Fpackage-3`);
  expect(answer.status).toBe(200);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

it('says which worlds there are', async () => {
  const child = runAlone('--world', 'everything=1');
  const complaint = 'it is acme, or packages=1000';
  expect(await text(child.stderr)).toContain(complaint);
});
