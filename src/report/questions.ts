import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import type { Question } from './data';

const FILE = join('jupiterone', 'questions', 'questions.yaml');

/** The questions in `jupiterone/questions/questions.yaml`, in its order. */
export async function shippedQuestions(): Promise<readonly Question[]> {
  const content: unknown = parse(await readFile(above(__dirname), 'utf8'));
  const questions = isObject(content) ? content.questions : undefined;
  return objectsIn(questions).map((question) => ({
    id: String(question.id),
    title: String(question.title),
    description: String(question.description),
    tags: Array.isArray(question.tags) ? question.tags.map(String) : [],
    queries: objectsIn(question.queries).map(({ name, query, resultsAre }) => ({
      query: String(query),
      ...(typeof name === 'string' && { name }),
      ...(typeof resultsAre === 'string' && { resultsAre }),
    })),
  }));
}

/** The file in the folder or in the nearest one above it: compiled code lies deeper than its source. */
function above(folder: string): string {
  const file = join(folder, FILE);
  return existsSync(file) ? file : above(dirname(folder));
}

function objectsIn(value: unknown): readonly Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
