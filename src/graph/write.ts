import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Collected } from './collected';
import { toGraph } from './model';
import { graphPage } from './page';

/** Writes the graph page of what was collected; the file is there when the whole of it is. */
export async function writeGraph(
  collected: Collected,
  file: string,
): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const unfinished = `${file}.unfinished`;
  await writeFile(unfinished, graphPage(toGraph(collected)));
  await rename(unfinished, file);
}
