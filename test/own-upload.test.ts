import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import {
  type Entity,
  type Relationship,
  type Step,
  StepResultStatus,
} from '@jupiterone/integration-sdk-core';
import {
  executeWithContext,
  FileSystemGraphObjectStore,
} from '@jupiterone/integration-sdk-runtime';
import { createMockIntegrationLogger } from '@jupiterone/integration-sdk-testing';
import { invocationConfig } from '../src';
import type { StepContext } from '../src/config';
import { Registry } from '../src/registry/client';
import { withOwnUpload } from '../src/steps/own-upload';
import { FakeClock } from './fake-clock';
import { acme } from './registry/acme';
import { startRegistry } from './registry/server';

const folder = mkdtempSync(join(tmpdir(), 'graph-npm-'));
process.env.DISABLE_DISK_USAGE_METRIC = 'true';
process.env.JUPITERONE_INTEGRATION_STORAGE_DIRECTORY = folder;
afterAll(() => rmSync(folder, { recursive: true }));

/** The steps as the SDK runs them with its store on disk, and which of them uploaded what. */
async function uploads(
  steps: readonly Step<StepContext>[],
  registryUrl: string,
  graphObjectBufferThreshold?: number,
) {
  const { organization, token } = acme;
  const registry = new Registry({
    organization,
    token: token.value,
    registryUrl,
    clock: new FakeClock(),
  });
  const uploaded: {
    readonly stepId: string;
    readonly object: Entity | Relationship;
  }[] = [];
  const { integrationStepResults } = await executeWithContext(
    {
      instance: {
        id: 'test',
        accountId: 'test',
        name: 'test',
        integrationDefinitionId: 'test',
        config: { organization, accessToken: token.value, registryUrl },
      },
      logger: createMockIntegrationLogger(),
      executionHistory: { current: { startedOn: 0 } },
      executionConfig: { registry },
    },
    {
      ...invocationConfig,
      validateInvocation: undefined,
      integrationSteps: [...steps],
    },
    {
      graphObjectStore: new FileSystemGraphObjectStore({
        graphObjectBufferThreshold,
      }),
      createStepGraphObjectDataUploader: (stepId) => ({
        stepId,
        async enqueue({ entities, relationships }) {
          // As an upload that takes its time.
          await setImmediate();
          for (const object of [...entities, ...relationships])
            uploaded.push({ stepId, object });
        },
        waitUntilUploadsComplete: () => Promise.resolve(),
      }),
    },
  );
  return { uploaded, results: integrationStepResults };
}

const entityOf = (step: string, number: number): Entity => ({
  _key: `npm-${step}:${number}`,
  _type: `npm_${step}`,
  _class: 'Record',
});

/** A step that adds entities of a type of its own, with pauses in which others run. */
const step = (
  id: string,
  executionHandler: Step<StepContext>['executionHandler'] = async ({
    jobState,
  }) => {
    for (let number = 0; number < 700; number++) {
      await jobState.addEntity(entityOf(id, number));
      if (number % 50 === 0) await setImmediate();
    }
  },
): Step<StepContext> => ({
  id,
  name: id,
  entities: [{ resourceName: id, _type: `npm_${id}`, _class: 'Record' }],
  relationships: [],
  executionHandler,
});

const foreign = ({ uploaded }: Awaited<ReturnType<typeof uploads>>) =>
  uploaded.filter(({ stepId, object }) => object._type !== `npm_${stepId}`);

const ALONE = ['one', 'two', 'three'].map((id) => step(id));
const NOWHERE = 'http://127.0.0.1:9';

it('the SDK alone uploads what steps that run side by side add in the name of one another', async () => {
  expect(foreign(await uploads(ALONE, NOWHERE))).not.toEqual([]);
});

it('each step uploads what it adds itself, all of it and once', async () => {
  const run = await uploads(ALONE.map(withOwnUpload), NOWHERE);
  expect(foreign(run)).toEqual([]);
  expect(run.uploaded).toHaveLength(2100);
  expect(new Set(run.uploaded.map(({ object }) => object._key)).size).toBe(
    2100,
  );
});

it.each([1, 7, 500])(
  'each step of the integration uploads types that it declares, when the store holds up to %i things',
  async (threshold) => {
    const registry = await startRegistry(acme);
    const { uploaded, results } = await uploads(
      invocationConfig.integrationSteps,
      registry.url,
      threshold,
    ).finally(() => registry.close());
    const declared = new Map(
      results.map(({ id, declaredTypes }) => [id, declaredTypes]),
    );
    const others = uploaded.filter(
      ({ stepId, object }) => !declared.get(stepId)?.includes(object._type),
    );
    expect(others).toEqual([]);
    expect(uploaded.length).toBeGreaterThan(500);
  },
);

it('a step that fails uploads what it added before', async () => {
  const failing = step('failing', async ({ jobState }) => {
    await jobState.addEntity(entityOf('failing', 1));
    throw new Error('npm is gone');
  });
  const run = await uploads([withOwnUpload(failing)], NOWHERE);
  expect(run.uploaded).toHaveLength(1);
  expect(run.results.map(({ status }) => status)).toEqual([
    StepResultStatus.FAILURE,
  ]);
});

it('a key that comes twice fails the step and costs nothing else', async () => {
  const twice = step('twice', async ({ jobState }) => {
    for (const number of [1, 2, 2, 3])
      await jobState.addEntity(entityOf('twice', number));
  });
  const run = await uploads([withOwnUpload(twice)], NOWHERE);
  expect(run.uploaded.map(({ object }) => object._key)).toEqual([
    'npm-twice:1',
    'npm-twice:2',
    'npm-twice:3',
  ]);
  expect(run.results.map(({ status }) => status)).toEqual([
    StepResultStatus.FAILURE,
  ]);
});

it('a step sees what it added, before it is handed on and after', async () => {
  const seen: unknown[] = [];
  const looking = step('looking', async ({ jobState }) => {
    await jobState.addEntities([entityOf('looking', 1)]);
    seen.push(await jobState.hasKey('npm-looking:1'));
    seen.push(await jobState.hasKey('npm-looking:2'));
    seen.push((await jobState.findEntity('npm-looking:1'))?._key);
    await jobState.addEntity(entityOf('looking', 2));
    const keys: string[] = [];
    await jobState.iterateEntities({ _type: 'npm_looking' }, ({ _key }) => {
      keys.push(_key);
    });
    seen.push(keys.sort());
  });
  await uploads([withOwnUpload(looking)], NOWHERE);
  expect(seen).toEqual([
    true,
    false,
    'npm-looking:1',
    ['npm-looking:1', 'npm-looking:2'],
  ]);
});
