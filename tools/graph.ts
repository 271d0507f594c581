// Writes the page that shows what was collected: npm run graph -- [--data folder] [--out file]
import { graphCommand } from '../src/cli/graph';

// npm runs scripts in the project's folder; what a person types is meant from where they are.
graphCommand(process.env.INIT_CWD)
  .parseAsync()
  .catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
