/** What a process holds after a run, when all garbage is collected. */
export interface Sample {
  readonly heapBytes: number;
  /** Connections that are open, idle ones too. */
  readonly sockets: number;
  /** What keeps the process running, by its kind, as in `{ Timeout: 1 }`. */
  readonly resources: { readonly [kind: string]: number };
}

/** How the samples of many runs begin and end. */
export interface Growth {
  readonly first: Sample;
  readonly last: Sample;
  /** By the line that fits the heap best over all samples. */
  readonly heapGrowth: number;
  readonly mostSockets: number;
}

/** Bytes by which the heap may grow over all runs together: what one run leaves behind is far less, what it holds far more. */
export const HEAP_ALLOWANCE = 2_000_000;

/** Compares samples, the earliest first. */
export function growthOf(samples: readonly Sample[]): Growth {
  const first = samples.at(0);
  const last = samples.at(-1);
  if (!first || !last) throw new Error('there is no sample');
  const heap = samples.map(({ heapBytes }) => heapBytes);
  return {
    first,
    last,
    heapGrowth: slopeOf(heap) * (heap.length - 1),
    mostSockets: Math.max(...samples.map(({ sockets }) => sockets)),
  };
}

/** What has grown and must not, a line each. The last sample is one without connections. */
export function problemsOf({ first, last, heapGrowth }: Growth): string[] {
  const problems: string[] = [];
  if (heapGrowth > HEAP_ALLOWANCE)
    problems.push(`the heap grew by ${Math.round(heapGrowth)} bytes`);
  if (last.sockets > 0)
    problems.push(`${last.sockets} connections are open that nobody uses`);
  for (const [kind, count] of Object.entries(last.resources))
    if (count > (first.resources[kind] ?? 0))
      problems.push(`${count} × ${kind} are left over`);
  return problems;
}

/** The slope of the line with the least squares through evenly spaced values. */
function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let covariance = 0;
  let variance = 0;
  values.forEach((value, index) => {
    covariance += (index - middle) * (value - mean);
    variance += (index - middle) ** 2;
  });
  return variance === 0 ? 0 : covariance / variance;
}
