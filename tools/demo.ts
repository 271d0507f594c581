// Collects a made-up organization from a fake npm registry, and shows what came of it: npm run demo
import { join, relative } from 'node:path';
import { readCollected } from '../src/graph/collected';
import { writeGraph } from '../src/graph/write';
import { collectAcme } from './collect-acme';

const FOLDER = join(__dirname, '..', 'demo-output');

async function main(): Promise<number> {
  const exitCode = await collectAcme(FOLDER);
  if (exitCode !== 0) return exitCode;
  const data = join(FOLDER, '.j1-integration');
  const page = join(FOLDER, 'graph.html');
  await writeGraph(await readCollected(data), page);
  console.log(`\nFiles  ${shown(join(data, 'graph'))}`);
  console.log(`Graph  ${shown(page)} (open it in a browser)`);
  return 0;
}

function shown(path: string): string {
  return relative(process.cwd(), path);
}

main()
  .then((exitCode) => {
    process.exitCode = exitCode;
  })
  .catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
