import { Command } from 'commander';
import { helpOn, NPM_VARIABLES } from './help';
import { onInterruption } from './interruption';
import type { Synchronization } from './synchronization';
import { complain } from './terminal';

interface UploadOptions {
  readonly integrationInstanceId: string;
  readonly account?: string;
  readonly apiBaseUrl?: string;
}

/** `graph-npm upload`: reads the organization, and sends it to JupiterOne. */
export function uploadCommand(): Command {
  return new Command('upload')
    .description('read the organization, and send it to JupiterOne')
    .requiredOption(
      '-i, --integration-instance-id <id>',
      'the integration instance in JupiterOne',
    )
    .option('--account <id>', 'the account in JupiterOne: JUPITERONE_ACCOUNT')
    .option('--api-base-url <url>', "JupiterOne's API: that of the US")
    .addHelpText(
      'after',
      helpOn({
        variables: [
          ['JUPITERONE_API_KEY', 'a key of the account in JupiterOne; needed'],
          ['JUPITERONE_ACCOUNT', 'the account, when --account is not given'],
          ...NPM_VARIABLES,
        ],
        examples: [['graph-npm upload -i 5e3c…', 'collects and sends']],
      }),
    )
    .action(upload);
}

async function upload(options: UploadOptions): Promise<void> {
  const startedOn = Date.now();
  let synchronization: Synchronization | undefined;
  const { Run } = await import('./run');
  const { Synchronization } = await import('./synchronization');
  const { conclude } = await import('./summary');
  const run = new Run();
  onInterruption(async () => {
    run.bar?.stop();
    complain('Interrupted. JupiterOne takes over nothing of what was sent.');
    await synchronization?.abandon();
  });
  try {
    synchronization = await Synchronization.begin(run, options);
    const outcome = await synchronization.execute();
    run.bar?.stop();
    conclude(`Sent the organization ${run.organization}`, startedOn, outcome);
  } finally {
    run.bar?.stop();
  }
}
