// Writes the page that shows what `collect` wrote: npm run graph -- [--data folder] [--out file]
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Collected, readCollected } from './collected';
import { toGraph } from './graph-model';
import { graphPage } from './graph-page';

/** Writes the graph page of what was collected. */
export async function writeGraph(
  collected: Collected,
  file: string,
): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, graphPage(toGraph(collected)));
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { data: { type: 'string' }, out: { type: 'string' } },
  });
  // npm runs scripts in the package's folder; what a person types is meant from where they are.
  const here = process.env.INIT_CWD ?? process.cwd();
  const data =
    values.data === undefined
      ? resolve('.j1-integration')
      : resolve(here, values.data);
  const file =
    values.out === undefined
      ? join(data, 'index.html')
      : resolve(here, values.out);
  const collected = await readCollected(data);
  if (collected.entities.length === 0) {
    throw new Error(
      `Nothing was collected below ${data}: collect first (npm start), or name another folder (--data).`,
    );
  }
  await writeGraph(collected, file);
  console.log(`Open ${file} in a browser.`);
}

if (require.main === module) {
  main().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
