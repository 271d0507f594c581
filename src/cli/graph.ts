import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { table } from './help';
import { ExitCode } from './outcome';
import { complain, print } from './terminal';

interface GraphOptions {
  readonly data?: string;
  readonly out?: string;
}

/** `graph-npm graph`: makes a page of what was collected; paths are meant from the folder `here`. */
export function graphCommand(here = process.cwd()): Command {
  const path = (typed: string) => resolve(here, typed);
  return new Command('graph')
    .description('write a page that shows what was collected')
    .option('--data <folder>', 'what collect wrote: .j1-integration', path)
    .option('--out <file>', 'the page: index.html beside the data', path)
    .addHelpText(
      'after',
      [
        ...table('Exit codes:', [
          ['0', 'the page is written'],
          ['1', 'it is not, and a line tells why'],
        ]),
        ...table('Examples:', [
          ['graph-npm graph', 'writes .j1-integration/index.html'],
          ['graph-npm graph --out acme.html', 'writes acme.html'],
        ]),
      ].join('\n'),
    )
    .action(draw);
}

async function draw(options: GraphOptions): Promise<void> {
  const { data = resolve('.j1-integration') } = options;
  const { out = join(data, 'index.html') } = options;
  const { readCollected, readSteps } = await import('../graph/collected');
  const { writeGraph } = await import('../graph/write');
  const steps = await readSteps(data);
  if (steps === undefined)
    throw new Error(
      `No whole collection is below ${data}: collect first, or name another folder with --data.`,
    );
  const ended = ['success', 'disabled', 'cached'];
  const partial = steps.filter(({ status }) => !ended.includes(status));
  if (partial.length > 0)
    complain(
      `The page lacks what could not be collected: ${partial.map(({ name }) => name).join(', ')}.`,
    );
  await writeGraph(await readCollected(data), out);
  print(`Open ${out} in a browser.`);
  process.exitCode = ExitCode.whole;
}
