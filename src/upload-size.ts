import type { Entity, Relationship } from '@jupiterone/integration-sdk-core';

/** The SDK uploads 250 things together, and the platform takes 6 MB at once. */
const MOST_BYTES = 20_000;

interface Context {
  readonly logger: { warn(message: string): void };
}

/**
 * Makes an entity or a relationship small enough to be uploaded together with others, and says what it cuts: the raw data
 * first, then the longest properties.
 * Otherwise a single package with 400,000 keywords would keep 249 others from being uploaded.
 */
export function fitForUpload<T extends Entity | Relationship>(
  { logger }: Context,
  object: T,
): T {
  let fitting = object;
  const cut = new Set<string>();
  while (bytesOf(fitting) > MOST_BYTES) {
    const [name, value] = largestOf(fitting);
    if (name === undefined) break;
    cut.add(name);
    fitting = Object.assign({}, fitting, { [name]: shortened(name, value) });
  }
  if (cut.size > 0)
    logger.warn(
      `${object._type} is too large to upload whole; cut: ${[...cut].join(', ')}`,
    );
  return fitting;
}

/** What shall be cut next, if anything can. */
function largestOf(
  object: Entity | Relationship,
): readonly [name?: string, value?: unknown] {
  if ('_rawData' in object && object._rawData)
    return ['_rawData', object._rawData];
  let largest: readonly [name?: string, value?: unknown] = [];
  let most = 0;
  for (const [name, value] of Object.entries<unknown>(object)) {
    if (name.startsWith('_') || !isCuttable(value)) continue;
    const bytes = bytesOf(value);
    if (bytes <= most) continue;
    most = bytes;
    largest = [name, value];
  }
  return largest;
}

function isCuttable(value: unknown): boolean {
  return typeof value === 'string' || Array.isArray(value);
}

/** Half of a text or of a list; of an address or of raw data nothing, since a part is of no use. */
function shortened(name: string, value: unknown): unknown {
  if (typeof value === 'string' && !URL.canParse(value))
    return value.slice(0, value.length / 2).toWellFormed();
  if (name !== '_rawData' && Array.isArray(value) && value.length > 1)
    return value.slice(0, value.length / 2);
  return undefined;
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value) ?? '');
}
