import type { Command } from 'commander';
import { pageCommand } from './page';

/** `graph-npm graph`: makes a page that draws what was collected; paths are meant from the folder `here`. */
export function graphCommand(here = process.cwd()): Command {
  return pageCommand(
    {
      name: 'graph',
      description: 'write a page that draws what was collected',
      write: async (material, file) => {
        const { writeGraph } = await import('../graph/write');
        await writeGraph(material, file);
      },
    },
    here,
  );
}
