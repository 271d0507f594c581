import type { Command } from 'commander';
import { pageCommand } from './page';

/** `graph-npm report`: makes a page that answers questions about what was collected; paths are meant from the folder `here`. */
export function reportCommand(here = process.cwd()): Command {
  return pageCommand(
    {
      name: 'report',
      description: 'write a page that tells who can publish what, and more',
      write: async (material, file) => {
        const { writeReport } = await import('../report/write');
        await writeReport(material, file);
      },
    },
    here,
  );
}
