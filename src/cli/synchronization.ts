import { setTimeout } from 'node:timers/promises';
import type { IntegrationEvent } from '@jupiterone/integration-sdk-core';
import type { SynchronizationJobContext } from '@jupiterone/integration-sdk-runtime';
import { messageOf } from '../registry/errors';
import { apiOf, explained, type Target } from './jupiterone';
import type { Outcome } from './outcome';
import type { Run } from './run';

/** How many batches of one step are under way at a time, as in the SDK's own command. */
const UPLOADS_AT_ONCE = 5;

/** How long JupiterOne is waited for when the user wants to go, in milliseconds. */
const PATIENCE = 3_000;

/** One job of JupiterOne's synchronization: opened, filled by a run, then finalized or aborted. */
export class Synchronization {
  private isAbandoned = false;

  private constructor(
    private readonly run: Run,
    private readonly context: SynchronizationJobContext,
    private readonly events: { onIdle(): Promise<void> },
  ) {}

  /** Opens the job. */
  static async begin(run: Run, target: Target): Promise<Synchronization> {
    const { runtime, logger } = run;
    const apiClient = runtime.createApiClient(apiOf(runtime, target));
    const { integrationInstanceId } = target;
    const source = 'integration-managed';
    const context = await explained(
      runtime.initiateSynchronization({
        logger,
        apiClient,
        source,
        integrationInstanceId,
      }),
    );
    run.logger = context.logger;
    const events = runtime.createEventPublishingQueue(context);
    run.logger.on(
      'event',
      (event: IntegrationEvent) => void events.enqueue(event),
    );
    return new Synchronization(run, context, events);
  }

  /** Collects into the job and finalizes it; aborts it when that cannot be done, and throws why. */
  async execute(): Promise<Outcome> {
    try {
      const outcome = await this.fill();
      this.run.bar?.enter('Handing over to JupiterOne');
      await this.events.onIdle();
      await this.finalize(outcome);
      return outcome;
    } catch (error) {
      await this.events.onIdle();
      await this.abort(messageOf(error));
      throw error;
    }
  }

  /** Aborts the job because the user wants to go, and waits for that no longer than a moment. */
  async abandon(): Promise<void> {
    this.isAbandoned = true;
    await Promise.race([this.abort('interrupted'), setTimeout(PATIENCE)]);
  }

  private fill(): Promise<Outcome> {
    const { run, context } = this;
    return run.execute(context.job.startTimestamp, (stepId) =>
      run.runtime.createPersisterApiStepGraphObjectDataUploader({
        stepId,
        synchronizationJobContext: context,
        uploadConcurrency: UPLOADS_AT_ONCE,
      }),
    );
  }

  private async finalize({ partialTypes }: Outcome): Promise<void> {
    if (this.isAbandoned) throw new Error('The upload was interrupted');
    const { context, run } = this;
    const partialDatasets = { types: [...partialTypes] };
    await explained(
      run.runtime.finalizeSynchronization({ ...context, partialDatasets }),
    );
  }

  /** Nothing was taken over in any case, so a job that cannot be aborted is only logged. */
  private async abort(reason: string): Promise<void> {
    const { context, run } = this;
    try {
      await run.runtime.abortSynchronization({ ...context, reason });
    } catch (error) {
      const why = messageOf(error);
      run.logger.warn({ why }, 'The job in JupiterOne could not be aborted');
    }
  }
}
