import { Command } from 'commander';
import { gapsIn } from '../graph/gaps';
import { readCollected, readSteps } from '../graph/read';
import { evaluate } from '../j1ql/evaluate';
import { indexed } from '../j1ql/graph';
import { parse, type Parameters } from '../j1ql/parse';
import type { Query } from '../j1ql/syntax';
import type { NamedQuery } from '../report/data';
import { type Coverage, coverageOf } from '../report/coverage';
import { checked, queriesIn, textOf } from './ask/check';
import { formatted } from './ask/format';
import { momentOf, withParameter } from './ask/options';
import { listed, queriesOf } from './ask/questions';
import { complain, print } from './terminal';

interface Options {
  readonly data: string;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly now: number;
  readonly param: Parameters;
  readonly list?: boolean;
  readonly check?: boolean;
}

/** The command that answers J1QL from what was collected. */
export function askCommand(): Command {
  return new Command('ask')
    .description(
      'answer a J1QL query, or a shipped question, from what was collected',
    )
    .argument('[query...]', 'a query in quotes, or the id of a question')
    .option('--data <folder>', 'where it was collected', '.j1-integration')
    .option('--json', 'print JSON')
    .option('--csv', 'print CSV')
    .option(
      '--now <time>',
      'what date.now stands for, in ISO 8601',
      momentOf,
      Date.now(),
    )
    .option(
      '--param <name=value>',
      'the value of a parameter; may be repeated, also for a list',
      withParameter,
      new Map(),
    )
    .option('--list', 'list the shipped questions')
    .option(
      '--check',
      'only check: the arguments, or JSON strings, one a line, from standard input',
    )
    .action(run);
}

async function run(words: readonly string[], options: Options): Promise<void> {
  process.exitCode = 0;
  if (options.check) return check(words);
  print(
    options.list ? await listed() : await answers(words.join(' '), options),
  );
}

async function check(words: readonly string[]): Promise<void> {
  const queries =
    words.length > 0 ? words : queriesIn(await textOf(process.stdin));
  const verdicts = queries.map(checked);
  print(verdicts.join('\n'));
  if (verdicts.some((verdict) => verdict !== 'ok')) process.exitCode = 1;
}

async function answers(asked: string, options: Options): Promise<string> {
  if (asked === '')
    throw new Error(
      "Ask something: a query as 'FIND npm_user', or the id of a question; --list tells which there are.",
    );
  const queries = await queriesOf(asked);
  const parsed = queries.map(({ name, query }) => ({
    name,
    query: parse(query, options.param),
  }));
  const collected = await collectedIn(options.data);
  const graph = indexed(collected);
  const steps = await readSteps(options.data);
  if (steps === undefined)
    complain(
      `The collection in ${options.data} did not get to its end; what it lacks is not known.`,
    );
  const gaps = gapsIn(steps ?? [], collected);
  warn(parsed.map(({ query }) => coverageOf(query, graph, gaps)));
  const isAnyComplete = parsed.some(({ query }) => isComplete(query));
  return parsed
    .map(({ name, query }) =>
      headed(
        name,
        isAnyComplete && !isComplete(query)
          ? wanted(query)
          : formatted(evaluate(graph, query, options), options),
      ),
    )
    .join('\n\n');
}

/** Says what the answers cannot tell; else one without people would read as if all had left. */
function warn(coverages: readonly Coverage[]): void {
  const all = (key: keyof Coverage) => [
    ...new Set(coverages.flatMap((coverage) => coverage[key])),
  ];
  const elsewhere = all('elsewhere');
  if (elsewhere.length > 0)
    complain(
      `Nothing that was collected has ${elsewhere.join(' or ')}; other integrations, or JupiterOne itself, may bring it. The answer here does not count.`,
    );
  const nowhere = all('nowhere');
  if (nowhere.length > 0)
    complain(`Nothing that was collected has ${nowhere.join(' or ')}.`);
  const lacking = all('lacking');
  if (lacking.length > 0)
    complain(`Rows may be missing or wrong for lack of ${lacking.join(', ')}.`);
}

function isComplete({ missing }: Query): boolean {
  return missing.length === 0;
}

/** What the one of several queries needs that lacks a parameter. */
function wanted({ missing }: Query): string {
  const parameters = missing.map((name) => `--param "${name}=…"`).join(' ');
  return `This is answered with ${parameters}.`;
}

async function collectedIn(folder: string) {
  const collected = await readCollected(folder);
  if (collected.entities.length === 0)
    throw new Error(
      `Nothing was collected in ${folder}; run npm start first, or name another folder with --data.`,
    );
  return collected;
}

function headed(name: NamedQuery['name'], answer: string): string {
  return name === undefined ? answer : `${name}\n${answer}`;
}
