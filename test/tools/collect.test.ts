import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectInto } from '../../tools/collect';
import { readCollected } from '../../tools/collected';
import { temporaryFolder } from './temporary-folder';

jest.setTimeout(60_000);

/** An integration whose one step does what ORGANIZATION says. */
const source = join(
  temporaryFolder({
    'index.js': `exports.invocationConfig = {
      instanceConfigFields: {
        organization: { type: 'string' },
        accessToken: { type: 'string', optional: true },
      },
      validateInvocation: async ({ instance: { config } }) => {
        if (config.organization === 'refused') throw new Error('refused');
      },
      integrationSteps: [{
        id: 'step',
        name: 'The step',
        entities: [{ resourceName: 'Org', _type: 'org', _class: 'Organization' }],
        relationships: [],
        executionHandler: async ({ instance: { config }, jobState }) => {
          if (config.organization === 'broken') throw new Error('broken');
          await jobState.addEntity({
            _key: 'organization:1',
            _type: 'org',
            _class: 'Organization',
            displayName: config.organization,
            token: config.accessToken,
          });
        },
      }],
    };`,
  }),
  'index',
);

function collect(folder: string, organization: string) {
  return collectInto(folder, source, { ORGANIZATION: organization });
}

const folder = temporaryFolder({
  '.j1-integration/graph/old/entities/old.json': { entities: [{ _key: 'o' }] },
});

afterEach(() => delete process.env.ACCESS_TOKEN);

test('what the integration collects is in the folder, without what was there before', async () => {
  const { data, problems } = await collect(folder, 'acme');
  expect(problems).toEqual([]);
  const { entities } = await readCollected(data);
  expect(entities.map(({ key }) => key)).toEqual(['organization:1']);
});

test("the user's own configuration does not reach it", async () => {
  process.env.ACCESS_TOKEN = 'a real one';
  const { data } = await collect(folder, 'acme');
  const [entity] = (await readCollected(data)).entities;
  expect(entity?.properties.token).toBeUndefined();
});

test('a step that fails is a problem, though the command says nothing', async () => {
  const { problems, log } = await collect(folder, 'broken');
  expect(problems).toEqual(['step "The step" ended as failure']);
  expect(readFileSync(log, 'utf8')).toContain('broken');
});

test('a configuration that is refused is a problem, and leaves nothing of before', async () => {
  const { problems, data } = await collect(folder, 'refused');
  expect(problems).toEqual(['collect ended with exit code 1']);
  expect(existsSync(join(data, 'summary.json'))).toBe(false);
});
