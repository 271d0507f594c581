import { inspect } from 'node:util';
import { integrationSteps } from '../../src/steps';
import { collect } from '../collect';
import { type Fault, redirectTo, tooManyRequests } from '../registry/faults';
import { startRegistry } from '../registry/server';
import {
  disguisesIn,
  FORMER_EMAIL,
  marked,
  MEMBER_EMAIL,
  PRIVATE_PACKAGE,
  TOKEN,
} from './marked';

jest.setTimeout(60_000);

let errors: unknown[];

beforeEach(() => {
  errors = [];
  for (const step of integrationSteps) {
    const { executionHandler } = step;
    jest.spyOn(step, 'executionHandler').mockImplementation(async (context) => {
      try {
        await executionHandler(context);
      } catch (error) {
        errors.push(error);
        throw error;
      }
    });
  }
});

afterEach(() => jest.restoreAllMocks());

/** All that anybody could print of an error, what caused it included. */
function allOf(error: unknown): string {
  const causes: unknown[] = [];
  for (let cause: unknown = error; cause instanceof Error;) {
    const next: unknown = cause.cause;
    cause = typeof next === 'function' ? Reflect.apply(next, cause, []) : next;
    causes.push(cause);
  }
  return [error, ...causes]
    .flatMap((each) => [
      inspect(each, { depth: Infinity, showHidden: true, getters: true }),
      JSON.stringify(each),
      String(each),
      each instanceof Error ? each.stack : '',
    ])
    .join('\n');
}

const echo = `${TOKEN} ${MEMBER_EMAIL} ${FORMER_EMAIL} ${PRIVATE_PACKAGE}`;
const said = { [PRIVATE_PACKAGE]: echo, authorization: `Bearer ${TOKEN}` };
const headers = { 'x-was': TOKEN, 'npm-notice': `Bearer ${TOKEN}` };

it.each<[string, Fault]>([
  ['401', { status: 401, headers, body: said }],
  ['403', { status: 403, headers, body: said }],
  ['404', { status: 404, headers, body: said }],
  ['400', { status: 400, headers, body: said }],
  ['500', { status: 500, headers, body: said }],
  ['429 without end', tooManyRequests(300)],
  ['a redirect', redirectTo(`http://elsewhere.example/${TOKEN}`)],
  ['no JSON', { status: 200, headers, body: `<p>${echo}</p>` }],
  ['a text', { status: 200, headers, body: JSON.stringify(echo) }],
  ['another shape', { status: 200, headers, body: said }],
  ['a list', { status: 200, headers, body: [echo, said] }],
  ['a broken connection', 'reset'],
  ['a cut body', 'cut'],
  ['half a body', 'half'],
  ['an empty body', 'empty'],
  ['a body that is not compressed', 'bad gzip'],
])('errors of steps after %s hold no mark', async (_, fault) => {
  const registry = await startRegistry(marked);
  try {
    let seen = 0;
    // The configuration is found good first.
    registry.fail(() => ++seen > 2, fault);
    await collect(registry).catch((error: unknown) => errors.push(error));
  } finally {
    await registry.close();
  }
  expect(errors).not.toHaveLength(0);
  const printed = errors.map(allOf).join('\n');
  for (const mark of [TOKEN, MEMBER_EMAIL, FORMER_EMAIL, PRIVATE_PACKAGE])
    expect(disguisesIn(printed, mark)).toEqual([]);
});
