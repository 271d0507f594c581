import { Command } from 'commander';
import { NPM_VARIABLES, helpOn } from './help';
import { onInterruption } from './interruption';
import { complain } from './terminal';

/** `graph-npm collect`: reads the organization into files. */
export function collectCommand(): Command {
  return new Command('collect')
    .description('read the organization into files below .j1-integration')
    .addHelpText(
      'after',
      helpOn({
        variables: NPM_VARIABLES,
        examples: [
          ['graph-npm collect', 'collects what .env names'],
          ['graph-npm collect > log.txt', 'writes a log, and draws no bar'],
        ],
      }),
    )
    .action(collect);
}

async function collect(): Promise<void> {
  const startedOn = Date.now();
  const { Run } = await import('./run');
  const { conclude } = await import('./summary');
  const run = new Run();
  onInterruption(() => {
    run.bar?.stop();
    complain(
      'Interrupted. What is below .j1-integration may not be whole: collect again.',
    );
  });
  try {
    const outcome = await run.execute(startedOn);
    run.bar?.stop();
    conclude(
      `Collected the organization ${run.organization}`,
      startedOn,
      outcome,
    );
  } finally {
    run.bar?.stop();
  }
}
