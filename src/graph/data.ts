import type { Gaps } from './gaps';
import type { Packed } from './packed';

/** What the graph page reads. */
export interface GraphData {
  readonly collected: Packed;
  readonly gaps: Gaps;
}
