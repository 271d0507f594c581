import { resolve } from 'node:path';
import type { IntegrationInstance } from '@jupiterone/integration-sdk-core';
import type {
  CreateStepGraphObjectDataUploaderFunction,
  IntegrationLogger,
} from '@jupiterone/integration-sdk-runtime';
import { invocationConfig } from '..';
import {
  instanceConfigFields,
  type IntegrationConfig,
  loadExecutionConfig,
  normalizeConfig,
} from '../config';
import { messageOf } from '../registry/errors';
import type { Outcome } from './outcome';
import { ProgressBar } from './progress-bar';
import { loadRuntime, type Runtime } from './sdk';
import { isWatched } from './terminal';
import { Watch } from './watch';

/** The folder, below the current one, where the SDK keeps what is collected. */
export const DATA_FOLDER = '.j1-integration';

/** A run of the integration on the SDK's runtime, in this process. */
export class Run {
  readonly runtime: Runtime;
  readonly bar?: ProgressBar;
  logger: IntegrationLogger;
  private readonly instance: IntegrationInstance<IntegrationConfig>;
  private readonly watch: Watch;

  /** Loads the SDK and the configuration; throws when one of them is missing. */
  constructor() {
    this.runtime = loadRuntime();
    process.env.JUPITERONE_INTEGRATION_STORAGE_DIRECTORY = resolve(DATA_FOLDER);
    this.instance = instanceIn(this.runtime);
    if (isWatched()) {
      // What the SDK logs would run through the bar.
      process.env.LOG_LEVEL = 'fatal';
      this.bar = new ProgressBar('Reading the organization');
    }
    this.watch = new Watch(this.bar);
    this.logger = this.runtime.createIntegrationLogger({
      name: 'Local',
      invocationConfig: { instanceConfigFields, integrationSteps: [] },
      pretty: true,
    });
  }

  /** The name of the organization. */
  get organization(): string {
    return this.instance.config.organization;
  }

  /** Carries the integration out; throws what ends it early. */
  async execute(
    startedOn: number,
    createUploader?: CreateStepGraphObjectDataUploaderFunction,
  ): Promise<Outcome> {
    const { runtime, logger, instance, watch } = this;
    const executionConfig = loadExecutionConfig(instance);
    executionConfig.registry.report.listener = this.bar;
    watch.listenTo(logger);
    process.env.ENABLE_GRAPH_OBJECT_SCHEMA_VALIDATION = 'true';
    const results = await runtime.executeWithContext(
      {
        instance,
        logger,
        executionHistory: { current: { startedOn } },
        executionConfig,
      },
      {
        ...invocationConfig,
        integrationSteps: watch.steps(invocationConfig.integrationSteps),
      },
      {
        graphObjectStore: new runtime.FileSystemGraphObjectStore({
          prettifyFiles: true,
        }),
        createStepGraphObjectDataUploader:
          createUploader && watch.uploaders(createUploader),
      },
    );
    return watch.outcomeOf(results);
  }
}

/** What the environment configures, `.env` included. */
function instanceIn(runtime: Runtime): IntegrationInstance<IntegrationConfig> {
  try {
    const instance = runtime.createIntegrationInstanceForLocalExecution({
      instanceConfigFields,
      integrationSteps: [],
    });
    return { ...instance, config: normalizeConfig(instance.config) };
  } catch (error) {
    throw new Error(
      `${messageOf(error)} Set it in the environment, or in a file .env in this folder.`,
      { cause: error },
    );
  }
}
