import { type FakePlatform, startPlatform } from './platform';
import type { Json } from './shapes';

let platform: FakePlatform;

beforeEach(async () => {
  platform = await startPlatform({ declaredTypes: ['npm_user', 'npm_edge'] });
  await send('', { source: 'integration-managed', ...instance() });
});

afterEach(() => platform.close());

const instance = () => ({ integrationInstanceId: platform.instance });

const user = (key: string, rest: Json = {}) => ({
  _key: key,
  _type: 'npm_user',
  _class: ['User'],
  ...rest,
});

const edge = (rest: Json) => ({
  _key: 'npm-edge:1',
  _type: 'npm_edge',
  _class: 'HAS',
  ...rest,
});

const ENDS = { _fromEntityKey: 'npm-user:a', _toEntityKey: 'npm-user:b' };

const MAPPING = {
  sourceEntityKey: 'npm-user:a',
  relationshipDirection: 'REVERSE',
  targetFilterKeys: [['_class', 'fullName']],
  targetEntity: { _class: 'CodeRepo', fullName: 'acme/core' },
};

/** Sends to the job, or begins one; returns the status with the code of a refusal. */
async function send(
  action: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<string> {
  const path =
    action && `/${action.includes('/') ? action : `job-1/${action}`}`;
  const response = await fetch(
    `${platform.url}/persister/synchronization/jobs${path}`,
    {
      method: 'POST',
      headers: {
        authorization: `Bearer ${platform.apiKey}`,
        'lifeomic-account': platform.account,
        ...headers,
      },
      body: JSON.stringify(body),
    },
  );
  const answer: unknown = await response.json();
  const { code } = /"code":"(?<code>\w+)"/.exec(JSON.stringify(answer))
    ?.groups ?? { code: '' };
  return `${response.status} ${code}`.trim();
}

it.each<[string, string, unknown, string]>([
  ['an entity', 'entities', { entities: [user('npm-user:a')] }, '200'],
  [
    'an entity with lists and raw data',
    'entities',
    {
      entities: [
        user('npm-user:a', { a: [], b: ['x'], c: null, _rawData: [{}] }),
      ],
    },
    '200',
  ],
  ['no list', 'entities', {}, '400 ENTITIES_IS_NOT_ARRAY'],
  [
    'an entity without a key',
    'entities',
    { entities: [user('')] },
    '400 ENTITIES_INVALID',
  ],
  [
    'an entity without a class',
    'entities',
    { entities: [user('npm-user:a', { _class: [] })] },
    '400 ENTITIES_INVALID',
  ],
  [
    'an entity without a type',
    'entities',
    { entities: [user('npm-user:a', { _type: undefined })] },
    '400 ENTITIES_INVALID',
  ],
  [
    'an entity of a type that nobody declared',
    'entities',
    { entities: [user('npm-user:a', { _type: 'npm_usr' })] },
    '400 ENTITIES_INVALID',
  ],
  [
    'a nested property',
    'entities',
    { entities: [user('npm-user:a', { nested: {} })] },
    '400 ENTITIES_INVALID',
  ],
  [
    'a list of mixed types',
    'entities',
    { entities: [user('npm-user:a', { mixed: ['a', 1] })] },
    '400 ENTITIES_INVALID',
  ],
  [
    'a property with a reserved name',
    'entities',
    { entities: [user('npm-user:a', { _mine: 1 })] },
    '400 ENTITIES_INVALID',
  ],
  [
    'a key twice in a batch',
    'entities',
    { entities: [user('npm-user:a'), user('npm-user:a')] },
    '400 DUPLICATE_KEY',
  ],
  ['a relationship', 'relationships', { relationships: [edge(ENDS)] }, '200'],
  [
    'a mapped relationship',
    'relationships',
    { relationships: [edge({ _mapping: MAPPING })] },
    '200',
  ],
  [
    'a relationship with one end',
    'relationships',
    { relationships: [edge({ _fromEntityKey: 'npm-user:a' })] },
    '400 RELATIONSHIPS_INVALID',
  ],
  [
    'a mapped relationship with an end',
    'relationships',
    { relationships: [edge({ ...ENDS, _mapping: MAPPING })] },
    '400 RELATIONSHIPS_INVALID',
  ],
  ...['sourceEntityKey', 'relationshipDirection', 'targetEntity'].map(
    (missing): [string, string, unknown, string] => [
      `a mapping without ${missing}`,
      'relationships',
      {
        relationships: [
          edge({ _mapping: { ...MAPPING, [missing]: undefined } }),
        ],
      },
      '400 RELATIONSHIPS_INVALID',
    ],
  ),
  [
    'a mapping whose filter names what the target lacks',
    'relationships',
    {
      relationships: [
        edge({ _mapping: { ...MAPPING, targetFilterKeys: [['webLink']] } }),
      ],
    },
    '400 RELATIONSHIPS_INVALID',
  ],
  ['an event', 'events', { events: [{ name: 'a', description: 'b' }] }, '200'],
  [
    'an event without a description',
    'events',
    { events: [{ name: 'a' }] },
    '400 EVENTS_INVALID',
  ],
  [
    'a partial type that is declared',
    'finalize',
    { partialDatasets: { types: ['npm_user'] } },
    '200',
  ],
  [
    'a partial type that nobody declared',
    'finalize',
    { partialDatasets: { types: ['npm_usr'] } },
    '400 PARTIAL_DATASETS_INVALID',
  ],
  [
    'partial types that are no list',
    'finalize',
    { partialDatasets: { types: 'npm_user' } },
    '400 PARTIAL_DATASETS_INVALID',
  ],
  ['a job that does not exist', 'job-7/entities', {}, '404 JOB_NOT_FOUND'],
  ['what is no action', 'erase', {}, '404 NOT_FOUND'],
  [
    'more than six megabytes',
    'entities',
    { entities: [user('npm-user:a', { long: 'x'.repeat(6_144_000) })] },
    '413 RequestEntityTooLargeException',
  ],
])('answers %s', async (_, action, body, answer) => {
  expect(await send(action, body)).toBe(answer);
});

it.each<[string, Record<string, string>, string]>([
  ['no key', { authorization: '' }, '401 UNAUTHORIZED'],
  ['a wrong key', { authorization: 'Bearer other' }, '401 UNAUTHORIZED'],
  ['another account', { 'lifeomic-account': 'other' }, '403 FORBIDDEN'],
])('refuses %s', async (_, headers, answer) => {
  expect(await send('finalize', {}, headers)).toBe(answer);
  expect(platform.job.status).toBe('AWAITING_UPLOADS');
});

it('refuses a job without an instance', async () => {
  expect(await send('', { source: 'integration-managed' })).toBe(
    '400 JOB_INVALID',
  );
});

it('takes a batch that comes again once, and a key that comes again never', async () => {
  const entities = [user('npm-user:a')];
  const again = { 'jupiterone-correlation-id': 'batch-1' };
  expect(await send('entities', { entities }, again)).toBe('200');
  expect(await send('entities', { entities }, again)).toBe('200');
  expect(await send('entities', { entities })).toBe('400 DUPLICATE_KEY');
  expect(platform.job.entities.size).toBe(1);
  expect(platform.job.repetitions).toBe(1);
});

it.each(['finalize', 'abort'])('takes nothing more after %s', async (end) => {
  await send(end, { reason: 'enough' });
  for (const action of ['entities', 'relationships', 'finalize', 'abort'])
    expect(await send(action, { [action]: [] })).toBe(
      '400 JOB_NOT_AWAITING_UPLOADS',
    );
});

it('deletes what a job does not bring, except of partial types', async () => {
  await send('entities', {
    entities: [user('npm-user:a'), user('npm-user:b')],
  });
  await send('relationships', { relationships: [edge(ENDS)] });
  await send('finalize', {});
  await send('', { source: 'integration-managed', ...instance() });
  await send('job-2/entities', { entities: [user('npm-user:b')] });
  await send('job-2/finalize', { partialDatasets: { types: ['npm_edge'] } });
  expect([...platform.graph.entities.keys()]).toEqual(['npm-user:b']);
  expect([...platform.graph.relationships.keys()]).toEqual(['npm-edge:1']);
});
