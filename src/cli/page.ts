import { join, resolve } from 'node:path';
import { Command } from 'commander';
import type { Collected } from '../graph/collected';
import type { Gaps } from '../graph/gaps';
import { table } from './help';
import { ExitCode } from './outcome';
import { complain, print } from './terminal';

/** What a page is made of. */
export interface Material {
  readonly collected: Collected;
  /** When the collection ended, in epoch milliseconds. */
  readonly collectedOn: number;
  readonly gaps: Gaps;
}

interface Options {
  readonly data?: string;
  readonly out?: string;
}

interface Page {
  readonly name: string;
  readonly description: string;
  readonly write: (material: Material, file: string) => Promise<void>;
}

/** A command that makes a page of what was collected; paths are meant from the folder `here`. */
export function pageCommand(
  { name, description, write }: Page,
  here: string,
): Command {
  const path = (typed: string) => resolve(here, typed);
  const file = `${name}.html`;
  return new Command(name)
    .description(description)
    .option('--data <folder>', 'what collect wrote: .j1-integration', path)
    .option('--out <file>', `the page: ${file} beside the data`, path)
    .addHelpText(
      'after',
      [
        ...table('Exit codes:', [
          ['0', 'the page is written'],
          ['1', 'it is not, and a line tells why'],
        ]),
        ...table('Examples:', [
          [`graph-npm ${name}`, `writes .j1-integration/${file}`],
          [`graph-npm ${name} --out acme.html`, 'writes acme.html'],
        ]),
      ].join('\n'),
    )
    .action(async (options: Options) => {
      const { data = resolve('.j1-integration') } = options;
      const { out = join(data, file) } = options;
      await write(await materialIn(data), out);
      print(`Open ${out} in a browser.`);
      process.exitCode = ExitCode.whole;
    });
}

/** Reads what was collected, and tells what it lacks. */
export async function materialIn(data: string): Promise<Material> {
  const { gapsIn, namesOf } = await import('../graph/gaps');
  const { readCollected, readEnd, readSteps } = await import('../graph/read');
  const steps = await readSteps(data);
  if (steps === undefined)
    throw new Error(
      `No whole collection is below ${data}: collect first, or name another folder with --data.`,
    );
  const collected = await readCollected(data);
  const gaps = gapsIn(steps, collected);
  if (gaps.incomplete.length > 0)
    complain(
      `The page lacks what could not be collected: ${namesOf(gaps.incomplete)}.`,
    );
  if (gaps.disabled.length > 0)
    complain(
      `The page lacks what was not to be collected: ${namesOf(gaps.disabled)}.`,
    );
  if (gaps.untold.length > 0)
    complain(`The page lacks what npm did not tell: ${namesOf(gaps.untold)}.`);
  return {
    collected,
    collectedOn: await readEnd(data),
    gaps,
  };
}
