// Collects a made-up organization from a fake npm registry, and shows what came of it: npm run demo
import { join, relative } from 'node:path';
import { materialIn } from '../src/cli/page';
import { writeGraph } from '../src/graph/write';
import { writeReport } from '../src/report/write';
import { collectAcme } from './collect-acme';

const FOLDER = join(__dirname, '..', 'demo-output');
const QUERY = 'FIND npm_user WITH member = false';

async function main(): Promise<number> {
  const exitCode = await collectAcme(FOLDER);
  if (exitCode !== 0) return exitCode;
  const data = join(FOLDER, '.j1-integration');
  const graph = join(FOLDER, 'graph.html');
  const report = join(FOLDER, 'report.html');
  const material = await materialIn(data);
  await writeGraph(material, graph);
  await writeReport(material, report);
  console.log(`\nFiles   ${shown(join(data, 'graph'))}`);
  console.log(`Graph   ${shown(graph)}`);
  console.log(`Report  ${shown(report)} (open it in a browser)`);
  console.log('\nAsk it, too, with the id of a question or in J1QL:');
  console.log(`  npm run ask -- --data ${shown(data)} --list`);
  console.log(`  npm run ask -- --data ${shown(data)} '${QUERY}'`);
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
