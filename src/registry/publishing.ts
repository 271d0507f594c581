/** One version that somebody published. */
export interface Published {
  readonly packageName: string;
  /** Epoch milliseconds. */
  readonly publishedOn: number;
}

/** A person's releases of the organization's packages. Times are epoch milliseconds. */
export interface Publishing {
  readonly lastPublishedOn: number;
  /** The most packages published within any ten minutes. */
  readonly largestPublishBurst: number;
  /** When the first of those packages came. */
  readonly largestPublishBurstOn: number;
}

const TEN_MINUTES = 600_000;

/** Sums up what one person published; nothing for nobody. */
export function publishingOf(
  published: readonly Published[],
): Publishing | undefined {
  const inOrder = [...published].sort((a, b) => a.publishedOn - b.publishedOn);
  const last = inOrder.at(-1);
  if (!last) return undefined;
  let largest = { packages: 0, startedOn: 0 };
  for (const burst of burstsIn(inOrder))
    if (burst.packages > largest.packages) largest = burst;
  return {
    lastPublishedOn: last.publishedOn,
    largestPublishBurst: largest.packages,
    largestPublishBurstOn: largest.startedOn,
  };
}

/** For each release the ten minutes that end with it. */
function* burstsIn(inOrder: readonly Published[]) {
  const versions = new Map<string, number>();
  let first = 0;
  for (const { packageName, publishedOn } of inOrder) {
    versions.set(packageName, (versions.get(packageName) ?? 0) + 1);
    let start = inOrder[first];
    while (start && publishedOn - start.publishedOn > TEN_MINUTES) {
      leave(versions, start.packageName);
      first += 1;
      start = inOrder[first];
    }
    const startedOn = start?.publishedOn ?? publishedOn;
    yield { packages: versions.size, startedOn };
  }
}

function leave(versions: Map<string, number>, packageName: string): void {
  const left = (versions.get(packageName) ?? 0) - 1;
  if (left > 0) versions.set(packageName, left);
  else versions.delete(packageName);
}
