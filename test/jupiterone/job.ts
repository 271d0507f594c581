import {
  complaintOfEntity,
  complaintOfRelationship,
  isObject,
  type Json,
  objectsIn,
} from './shapes';

/** An answer that says no, in the form in which the platform says it. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export type Status = 'AWAITING_UPLOADS' | 'FINALIZE_PENDING' | 'ABORTED';

/** One synchronization job: what was uploaded to it, and how it ended. */
export class Job {
  status: Status = 'AWAITING_UPLOADS';
  readonly entities = new Map<string, Json>();
  readonly relationships = new Map<string, Json>();
  readonly events: Json[] = [];
  /** What `finalize` said is partial; absent before. */
  partialTypes?: readonly string[];
  abortReason?: string;
  /** Batches that came again because their answer had been lost. */
  repetitions = 0;
  private readonly batches = new Set<string>();

  constructor(
    readonly id: string,
    private readonly details: Json,
    /** What the definition of the integration declares; every type when absent. */
    private readonly declaredTypes?: readonly string[],
  ) {}

  /** As the platform shows it. */
  get shown(): Json {
    return {
      ...this.details,
      id: this.id,
      integrationJobId: `${this.id}-integration`,
      status: this.status,
      startTimestamp: Date.UTC(2026, 10, 24),
      numEntitiesUploaded: this.entities.size,
      numRelationshipsUploaded: this.relationships.size,
    };
  }

  /** Takes a batch whole or not at all. */
  upload(
    kind: 'entities' | 'relationships',
    body: unknown,
    correlationId?: string,
  ): void {
    this.mustAwaitUploads();
    const batch = objectsIn(isObject(body) ? body[kind] : undefined);
    if (!batch)
      throw new Refusal(
        400,
        `${kind.toUpperCase()}_IS_NOT_ARRAY`,
        `"${kind}" should be an array`,
      );
    if (correlationId !== undefined && this.batches.has(correlationId)) {
      this.repetitions += 1;
      return;
    }
    this.check(kind, batch);
    for (const object of batch) this[kind].set(String(object._key), object);
    if (correlationId !== undefined) this.batches.add(correlationId);
  }

  addEvents(body: unknown): void {
    const events = objectsIn(isObject(body) ? body.events : undefined);
    if (!events?.every(({ name, description }) => name && description))
      throw new Refusal(
        400,
        'EVENTS_INVALID',
        'an event needs name and description',
      );
    this.events.push(...events);
  }

  finalize(body: unknown): void {
    this.mustAwaitUploads();
    const datasets = isObject(body) ? body.partialDatasets : undefined;
    const types: unknown = isObject(datasets) ? datasets.types : [];
    if (
      !Array.isArray(types) ||
      !types.every((type) => typeof type === 'string')
    )
      throw new Refusal(
        400,
        'PARTIAL_DATASETS_INVALID',
        '"types" should be an array of strings',
      );
    const unknown = types.find((type) => this.complaintOfType(type));
    if (unknown !== undefined)
      throw new Refusal(
        400,
        'PARTIAL_DATASETS_INVALID',
        `${unknown} is no declared type`,
      );
    this.partialTypes = types;
    this.status = 'FINALIZE_PENDING';
  }

  abort(body: unknown): void {
    this.mustAwaitUploads();
    this.abortReason = String(isObject(body) ? body.reason : undefined);
    this.status = 'ABORTED';
  }

  private check(
    kind: 'entities' | 'relationships',
    batch: readonly Json[],
  ): void {
    const complaintOf =
      kind === 'entities' ? complaintOfEntity : complaintOfRelationship;
    const keys = new Set<string>();
    for (const object of batch) {
      const key = String(object._key);
      const complaint =
        complaintOf(object) ?? this.complaintOfType(object._type);
      if (complaint)
        throw new Refusal(
          400,
          `${kind.toUpperCase()}_INVALID`,
          `${key}: ${complaint}`,
        );
      if (keys.has(key) || this.has(key))
        throw new Refusal(400, 'DUPLICATE_KEY', `${key} is there already`);
      keys.add(key);
    }
  }

  private has(key: string): boolean {
    return this.entities.has(key) || this.relationships.has(key);
  }

  private mustAwaitUploads(): void {
    if (this.status !== 'AWAITING_UPLOADS')
      throw new Refusal(
        400,
        'JOB_NOT_AWAITING_UPLOADS',
        `the job is ${this.status}`,
      );
  }

  private complaintOfType(type: unknown): string | undefined {
    return this.declaredTypes?.includes(String(type)) === false
      ? `${String(type)} is no declared type`
      : undefined;
  }
}
