#!/usr/bin/env node
import { Command } from 'commander';
import { description, version } from '../../package.json';
import { askCommand } from './ask';
import { collectCommand } from './collect';
import { graphCommand } from './graph';
import { ExitCode } from './outcome';
import { reportCommand } from './report';
import { complain } from './terminal';
import { uploadCommand } from './upload';

const program = new Command('graph-npm')
  .description(description)
  .version(version)
  .showHelpAfterError('(graph-npm --help tells more)')
  .addCommand(collectCommand())
  .addCommand(uploadCommand())
  .addCommand(reportCommand())
  .addCommand(graphCommand())
  .addCommand(askCommand());

// A run that never comes to its end is no success.
process.exitCode = ExitCode.failed;
process.on('uncaughtException', (error) => {
  complain(`graph-npm ends because of an error of its own: ${error.message}`);
  process.exit(ExitCode.failed);
});

program.parseAsync().catch((error: Error) => {
  complain(error.message);
  process.exitCode = ExitCode.failed;
});
