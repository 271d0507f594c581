import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';

/** One of the queries of a question. */
export interface NamedQuery {
  readonly name?: string;
  readonly query: string;
}

interface Question {
  readonly id: string;
  readonly title: string;
  readonly queries: readonly NamedQuery[];
}

const FILE = join('jupiterone', 'questions', 'questions.yaml');

/** The shipped questions, a line each. */
export async function listed(): Promise<string> {
  const questions = await shipped();
  const width = Math.max(...questions.map(({ id }) => id.length));
  return questions
    .map(({ id, title }) => `${id.padEnd(width)}  ${title}`)
    .join('\n');
}

/** The queries of the question with an id; what does not look like an id is a query. */
export async function queriesOf(asked: string): Promise<readonly NamedQuery[]> {
  if (!/^[\w-]+$/.test(asked)) return [{ query: asked }];
  const question = (await shipped()).find(({ id }) => id === asked);
  if (!question)
    throw new Error(
      `There is no question ${asked}; ask --list tells which there are.`,
    );
  return question.queries;
}

async function shipped(): Promise<readonly Question[]> {
  const file = above(__dirname);
  const content: unknown = parse(await readFile(file, 'utf8'));
  const questions = isObject(content) ? content.questions : undefined;
  return listIn(questions).map(({ id, title, queries }) => ({
    id: String(id),
    title: String(title),
    queries: listIn(queries).map(({ name, query }) => ({
      query: String(query),
      ...(typeof name === 'string' && { name }),
    })),
  }));
}

/** The file in the folder or in the nearest one above it: compiled code lies deeper than its source. */
function above(folder: string): string {
  const file = join(folder, FILE);
  return existsSync(file) ? file : above(dirname(folder));
}

function listIn(value: unknown): readonly Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
