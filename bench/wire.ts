// The floor of the wire: asks the questions in a file again, a fixed number at once, with nothing but Node's own modules.
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import type { Question } from './question';

const AT_ONCE = 15;

const [file = '', registryUrl = ''] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

async function ask({ method, path, authorized, body }: Question) {
  const headers = {
    accept: 'application/json',
    'accept-encoding': 'gzip',
    ...(authorized && { authorization: `Bearer ${process.env.ACCESS_TOKEN}` }),
    ...(body && { 'content-type': 'application/json' }),
  };
  const packed = await new Promise<Buffer>((resolve, reject) =>
    request(registryUrl + path, { method, headers, agent }, (response) => {
      const chunks: Buffer[] = [];
      response
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        .on('end', () => resolve(Buffer.concat(chunks)))
        .on('error', reject);
    })
      .on('error', reject)
      .end(body),
  );
  JSON.parse(gunzipSync(packed).toString());
}

async function work(questions: Iterator<Question>): Promise<void> {
  for (let next = questions.next(); !next.done; next = questions.next())
    await ask(next.value);
}

async function main(): Promise<void> {
  const questions = readFileSync(file, 'utf8')
    .split('\n')
    .map((line): Question => JSON.parse(line))
    .values();
  await Promise.all(Array.from({ length: AT_ONCE }, () => work(questions)));
  agent.destroy();
}

void main();
