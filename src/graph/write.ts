import type { Collected } from './collected';
import type { GraphData } from './data';
import type { Gaps } from './gaps';
import { pack } from './packed';
import { writePage } from './page';

/** Writes the page that draws what was collected. */
export async function writeGraph(
  {
    collected,
    gaps,
  }: {
    readonly collected: Collected;
    readonly gaps: Gaps;
  },
  file: string,
): Promise<void> {
  const data: GraphData = { collected: pack(collected), gaps };
  await writePage('graph', data, file);
}
