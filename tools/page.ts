// Writes a page of what was collected: npm run graph, npm run report -- [--data folder] [--out file]
import { Command } from 'commander';
import { graphCommand } from '../src/cli/graph';
import { reportCommand } from '../src/cli/report';

// npm runs scripts in the project's folder; what a person types is meant from where they are.
const here = process.env.INIT_CWD;

new Command()
  .addCommand(graphCommand(here))
  .addCommand(reportCommand(here))
  .parseAsync()
  .catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
