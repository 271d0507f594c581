import type {
  Entity,
  JobState,
  Relationship,
  Step,
} from '@jupiterone/integration-sdk-core';
import pLimit, { type Limit } from 'p-limit';
import type { ExecutionConfig, StepContext } from '../config';

/** Entities and relationships that a step keeps back before it hands them on together. */
const BATCH = 500;

/**
 * Makes a step upload what it adds, and nothing else.
 * All steps add to one store, and the SDK uploads whatever waits there in the name of the step that empties it. When that
 * upload fails, the types of the wrong step are partial, and JupiterOne deletes what the right one had read. So each step
 * keeps back what it adds, and one at a time fills the store and empties it.
 */
export function withOwnUpload(step: Step<StepContext>): Step<StepContext> {
  return {
    ...step,
    async executionHandler(context) {
      const jobState = ownJobState(context.jobState, turnsOf(context));
      try {
        await step.executionHandler({ ...context, jobState });
      } catch (error) {
        // What the step failed of is the news; its types are partial either way.
        await jobState.flush().catch(() => undefined);
        throw error;
      }
      await jobState.flush();
    },
  };
}

const turns = new WeakMap<ExecutionConfig, Limit>();

/** One turn at a time for all steps of an execution. */
function turnsOf({ executionConfig }: StepContext): Limit {
  const limit = turns.get(executionConfig) ?? pLimit(1);
  turns.set(executionConfig, limit);
  return limit;
}

function ownJobState(shared: JobState, inTurn: Limit): JobState {
  const { flush } = shared;
  // The SDK empties the store once more after the step: not while another one fills it.
  shared.flush = () => inTurn(flush);
  const batch = new Batch();
  const handOn = () => inTurn(() => batch.moveTo(shared, flush));
  const handOnWhenFull = async () => {
    if (batch.size >= BATCH) await handOn();
  };
  const addEntities = async (entities: Entity[]) => {
    batch.entities.push(...entities);
    await handOnWhenFull();
    return entities;
  };
  const addRelationships = async (relationships: Relationship[]) => {
    batch.relationships.push(...relationships);
    await handOnWhenFull();
  };
  return {
    ...shared,
    addEntities,
    addRelationships,
    addEntity: async (entity) => {
      await addEntities([entity]);
      return entity;
    },
    addRelationship: (relationship) => addRelationships([relationship]),
    hasKey: async (key) => batch.has(key) || (await shared.hasKey(key)),
    findEntity: (key) => handOn().then(() => shared.findEntity(key)),
    iterateEntities: (filter, iteratee) =>
      handOn().then(() => shared.iterateEntities(filter, iteratee)),
    iterateRelationships: (filter, iteratee) =>
      handOn().then(() => shared.iterateRelationships(filter, iteratee)),
    flush: handOn,
  };
}

class Batch {
  readonly entities: Entity[] = [];
  readonly relationships: Relationship[] = [];

  get size(): number {
    return this.entities.length + this.relationships.length;
  }

  has(key?: string): boolean {
    return [...this.entities, ...this.relationships].some(
      ({ _key }) => _key === key,
    );
  }

  /** One by one, since a duplicate key among several makes the SDK refuse them all; the first refusal is thrown at the end. */
  async moveTo(jobState: JobState, flush: JobState['flush']): Promise<void> {
    const refusals: unknown[] = [];
    const note = (error: unknown) => refusals.push(error);
    for (const entity of this.entities.splice(0))
      await jobState.addEntity(entity).catch(note);
    for (const relationship of this.relationships.splice(0))
      await jobState.addRelationship(relationship).catch(note);
    await flush();
    if (refusals.length > 0) throw refusals[0];
  }
}
