import type { Packed } from './packed';

/** What the graph page reads. */
export interface GraphData {
  readonly collected: Packed;
  /** The names of the steps that did not read everything. */
  readonly incomplete: readonly string[];
}
