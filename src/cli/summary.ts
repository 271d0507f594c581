import { styleText } from 'node:util';
import { countLines } from './counts';
import { exitCodeOf, type Outcome } from './outcome';
import { print } from './terminal';

/** Ends a run that came to its end: tells what it brought, and sets the exit code. */
export function conclude(
  done: string,
  startedOn: number,
  outcome: Outcome,
): void {
  const seconds = ((Date.now() - startedOn) / 1000).toFixed(1);
  // The log's last line ends in a control sequence.
  if (process.env.LOG_LEVEL !== 'fatal') print('');
  print(`${done} in ${seconds} s.`, '', ...summaryOf(outcome));
  process.exitCode = exitCodeOf(outcome);
}

/** What a run brought, in people's words. */
export function summaryOf(outcome: Outcome): string[] {
  const { counts, shortfalls, partialTypes } = outcome;
  const lines = countLines(counts).map(emphasized);
  if (shortfalls.length === 0) return lines;
  return [
    ...lines,
    '',
    emphasized('Not everything could be read or sent:'),
    ...shortfalls.map(({ step, reason }) => `- ${step}: ${reason}`),
    '',
    emphasized('So these types are partial:'),
    ...partialTypes.map((type) => `  ${type}`),
    '',
    'What was read is kept, and JupiterOne deletes nothing of a type that is partial.',
    'Mend what is said above, then run this again. jupiterone.md, which comes with',
    'graph-npm, explains each message; LOG_LEVEL=info shows the whole log.',
  ];
}

/** Headings stand out on a terminal; elsewhere text is plain. */
function emphasized(line: string): string {
  const isHeading = line !== '' && !line.startsWith(' ');
  return isHeading && process.stdout.isTTY && !process.env.NO_COLOR
    ? styleText('bold', line)
    : line;
}
