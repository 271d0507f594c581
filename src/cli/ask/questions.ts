import type { NamedQuery } from '../../report/data';
import { shippedQuestions } from '../../report/questions';

/** The shipped questions, a line each. */
export async function listed(): Promise<string> {
  const questions = await shippedQuestions();
  const width = Math.max(...questions.map(({ id }) => id.length));
  return questions
    .map(({ id, title }) => `${id.padEnd(width)}  ${title}`)
    .join('\n');
}

/** The queries of the question with an id; what does not look like an id is a query. */
export async function queriesOf(asked: string): Promise<readonly NamedQuery[]> {
  if (!/^[\w-]+$/.test(asked)) return [{ query: asked }];
  const question = (await shippedQuestions()).find(({ id }) => id === asked);
  if (!question)
    throw new Error(
      `There is no question ${asked}; ask --list tells which there are.`,
    );
  return question.queries;
}
