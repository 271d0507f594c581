// Collects a made-up organization from a fake npm registry, and shows what came of it: npm run demo
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { acme } from '../test/registry/acme';
import { startRegistry } from '../test/registry/server';
import { collectInto, type Outcome } from './collect';
import { readCollected } from './collected';
import { countLines } from './counts';
import { writeGraph } from './graph';

const ROOT = join(__dirname, '..');
const FOLDER = join(ROOT, 'demo-output');

async function main(): Promise<void> {
  const started = Date.now();
  const outcome = await collectAcme();
  if (outcome.problems.length > 0) throw new Error(await complaint(outcome));
  const collected = await readCollected(outcome.data);
  const page = join(FOLDER, 'graph.html');
  await writeGraph(collected, page);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(
    `Collected the organization ${acme.organization} from a fake npm registry, in ${seconds} s.\n`,
  );
  console.log(countLines(collected).map(emphasized).join('\n'));
  console.log(`\nFiles  ${shown(join(outcome.data, 'graph'))}`);
  console.log(`Log    ${shown(outcome.log)}`);
  console.log(`Graph  ${shown(page)} (open it in a browser)`);
}

async function collectAcme(): Promise<Outcome> {
  const registry = await startRegistry(acme);
  try {
    return await collectInto(FOLDER, join(ROOT, 'src', 'index'), {
      ORGANIZATION: acme.organization,
      ACCESS_TOKEN: acme.token.value,
      REGISTRY_URL: registry.url,
    });
  } finally {
    await registry.close();
  }
}

async function complaint({ log, problems }: Outcome): Promise<string> {
  const lines = problems.map((problem) => `- ${problem}`);
  return [
    await readFile(log, 'utf8'),
    'The demo failed; its log is above.',
    ...lines,
  ].join('\n');
}

/** Headings stand out on a terminal; elsewhere text is plain. */
function emphasized(line: string): string {
  const isHeading = !line.startsWith(' ');
  return process.stdout.isTTY && isHeading ? `\x1b[1m${line}\x1b[22m` : line;
}

function shown(path: string): string {
  return relative(process.cwd(), path);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
