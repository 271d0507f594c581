import {
  type IntegrationEvent,
  type IntegrationStepResult,
  type Metric,
  PublishEventLevel,
  type Step,
  StepResultStatus,
} from '@jupiterone/integration-sdk-core';
import type {
  CreateStepGraphObjectDataUploaderFunction,
  ExecuteIntegrationResult,
  IntegrationLogger,
} from '@jupiterone/integration-sdk-runtime';
import type { StepContext } from '../config';
import { messageOf } from '../registry/errors';
import type { Listener } from '../registry/report';
import type { Outcome, Shortfall } from './outcome';

/** Follows one run of the integration, to tell afterwards what it brought and what it did not. */
export class Watch {
  private readonly reasons = new Map<string, string>();
  private readonly counts = {
    entities: new Map<string, number>(),
    relationships: new Map<string, number>(),
    mapped: new Map<string, number>(),
  };

  constructor(private readonly listener?: Listener) {}

  /** The steps, followed. */
  steps(steps: readonly Step<StepContext>[]): Step<StepContext>[] {
    return steps.map((step) => ({
      ...step,
      executionHandler: (context) =>
        this.follow(step.id, () => step.executionHandler(context)),
    }));
  }

  /** The uploaders, followed as well. */
  uploaders(
    create: CreateStepGraphObjectDataUploaderFunction,
  ): CreateStepGraphObjectDataUploaderFunction {
    return (stepId) => {
      const uploader = create(stepId);
      return {
        ...uploader,
        waitUntilUploadsComplete: () =>
          this.follow(
            stepId,
            () => uploader.waitUntilUploadsComplete(),
            () => 'not all of it reached JupiterOne; LOG_LEVEL=info shows why',
          ),
      };
    };
  }

  /** Notes why a step is not whole, if it is not. */
  private async follow(
    stepId: string,
    work: () => void | Promise<void>,
    reasonOf: (error: unknown) => string = messageOf,
  ): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!this.reasons.has(stepId)) this.reasons.set(stepId, reasonOf(error));
      throw error;
    }
  }

  /** Hears what the SDK counts, and passes warnings on. */
  listenTo(logger: IntegrationLogger): void {
    logger.on('metric', ({ name, value, dimensions = {} }: Metric) => {
      const { entity_type: entity, relationship_type: relationship } =
        dimensions;
      if (name === 'collected_entities')
        add(this.counts.entities, entity, value);
      if (name === 'collected_relationships')
        add(this.counts.relationships, relationship, value);
      if (name === 'collected_mapped_relationships')
        add(this.counts.mapped, relationship, value);
    });
    logger.on('event', ({ level, description }: IntegrationEvent) => {
      if (level === PublishEventLevel.Warn) this.listener?.warn(description);
    });
  }

  /** What the run brought. */
  outcomeOf(results: ExecuteIntegrationResult): Outcome {
    const shortfalls = results.integrationStepResults.flatMap((step) =>
      this.shortfallOf(step),
    );
    const partialTypes = results.metadata.partialDatasets.types;
    return { counts: this.counts, shortfalls, partialTypes };
  }

  private shortfallOf({ id, name, status }: IntegrationStepResult) {
    const none: Shortfall[] = [];
    switch (status) {
      case StepResultStatus.SUCCESS:
      case StepResultStatus.CACHED:
      case StepResultStatus.DISABLED:
        return none;
      case StepResultStatus.PARTIAL_SUCCESS_DUE_TO_DEPENDENCY_FAILURE:
        return [{ step: name, reason: 'a step before it is not whole' }];
      default:
        return [{ step: name, reason: this.reasons.get(id) ?? status }];
    }
  }
}

function add(
  counts: Map<string, number>,
  type: string | undefined,
  more: number,
): void {
  if (type !== undefined) counts.set(type, (counts.get(type) ?? 0) + more);
}
