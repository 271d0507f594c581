import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Answer } from './answer';
import type { Damage } from './faults';

const DRIP_MS = 10;
const LONG = 1_000_000;

/** Sends an answer, or what some damage leaves of it. */
export function deliver(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  damage?: Damage,
): void {
  if (damage === 'hang') return;
  if (damage === 'reset' || damage === 'refuse') {
    request.socket.resetAndDestroy();
    return;
  }
  const headers = {
    'content-type': contentTypeOf(answer),
    ...(damage === 'huge header' && { 'x-huge': 'x'.repeat(100_000) }),
    ...answer.headers,
  };
  if (damage === 'drip') {
    response.writeHead(answer.status, headers);
    drip(response);
  } else if (damage === 'endless') {
    response.writeHead(answer.status, { ...headers, 'content-length': 1e8 });
    pour(response);
  } else sendBody(request, response, { ...answer, headers }, damage);
}

function sendBody(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  damage?: Damage,
): void {
  const text = damagedText(answer, damage);
  const gzip = text !== '' && acceptsGzip(request);
  const encoding = gzip && { 'content-encoding': 'gzip' };
  const body = bytesOf(text, gzip && damage !== 'bad gzip');
  // As npm does, long answers go in chunks, so that their length is not known before.
  const length = body.length < LONG && { 'content-length': body.length };
  response.writeHead(answer.status, {
    ...answer.headers,
    ...encoding,
    ...length,
  });
  if (damage === 'cut') cut(response, body, () => response.destroy());
  else if (damage === 'broken off')
    cut(response, body, () => request.socket.resetAndDestroy());
  else response.end(body);
}

function contentTypeOf({ body }: Answer): string {
  return typeof body === 'string'
    ? 'text/html; charset=UTF-8'
    : 'application/json';
}

function damagedText({ body }: Answer, damage?: Damage): string {
  if (body === undefined || damage === 'empty') return '';
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return damage === 'half' ? text.slice(0, text.length / 2) : text;
}

function acceptsGzip({ headers }: IncomingMessage): boolean {
  return /\bgzip\b/.test(String(headers['accept-encoding']));
}

function bytesOf(text: string, compressed: boolean): Buffer {
  return compressed ? gzipSync(text, { level: 1 }) : Buffer.from(text);
}

function cut(response: ServerResponse, body: Buffer, end: () => void): void {
  response.write(body.subarray(0, body.length / 2), end);
}

const SPACES = Buffer.alloc(100_000, ' ');

function pour(response: ServerResponse): void {
  let left = 1000;
  const more = () => {
    while (left > 0 && !response.destroyed) {
      left -= 1;
      if (!response.write(SPACES)) return;
    }
    if (left === 0) response.end();
  };
  response.on('drain', more);
  more();
}

function drip(response: ServerResponse): void {
  const timer = setInterval(() => response.write(' '), DRIP_MS);
  response.once('close', () => clearInterval(timer));
}
