import type { Collected } from './collected';
import type { GraphData } from './data';
import { pack } from './packed';
import { writePage } from './page';

/** Writes the page that draws what was collected. */
export async function writeGraph(
  {
    collected,
    incomplete,
  }: {
    readonly collected: Collected;
    readonly incomplete: readonly string[];
  },
  file: string,
): Promise<void> {
  const data: GraphData = { collected: pack(collected), incomplete };
  await writePage('graph', data, file);
}
