import type { Package } from './types';

/** A person's releases of the organization's packages. Times are epoch milliseconds. */
export interface Publishing {
  readonly lastPublishedOn: number;
  /** The most packages published within any ten minutes. */
  readonly largestPublishBurst: number;
  /** When the first of those packages came. */
  readonly largestPublishBurstOn: number;
}

const TEN_MINUTES = 600_000;

/** Gathers package by package what people published. */
export class PublishingRecord {
  private readonly byPerson = new Map<string, PackageTimes[]>();

  noteFrom({ name: packageName, history }: Package): void {
    for (const { username, publishedOn = [] } of history?.publications ?? []) {
      const published = this.byPerson.get(username) ?? [];
      published.push({ packageName, publishedOn });
      this.byPerson.set(username, published);
    }
  }

  /** Sums it up for each person who published at a known time. */
  byUsername(): ReadonlyMap<string, Publishing> {
    const sums = new Map<string, Publishing>();
    for (const [username, published] of this.byPerson) {
      const sum = sumUp(published);
      if (sum) sums.set(username, sum);
    }
    return sums;
  }
}

/** When a person published versions of one package. */
interface PackageTimes {
  readonly packageName: string;
  readonly publishedOn: readonly number[];
}

/** One version that a person published. */
interface Published {
  readonly packageName: string;
  readonly publishedOn: number;
}

function sumUp(published: readonly PackageTimes[]): Publishing | undefined {
  const inOrder = published
    .flatMap(({ packageName, publishedOn: times }) =>
      times.map((publishedOn): Published => ({ packageName, publishedOn })),
    )
    .sort((a, b) => a.publishedOn - b.publishedOn);
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
