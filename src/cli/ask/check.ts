import { QueryEvaluationError } from '../../j1ql/evaluation-error';
import { parse } from '../../j1ql/parse';
import { checkMeaning } from '../../j1ql/support';
import { QuerySyntaxError } from '../../j1ql/syntax-error';

/** `ok`, or what is wrong with a query. */
export function checked(query: string): string {
  try {
    checkMeaning(parse(query));
    return 'ok';
  } catch (error) {
    if (
      error instanceof QuerySyntaxError ||
      error instanceof QueryEvaluationError
    )
      return error.message;
    throw error;
  }
}

/** The queries in a text that has one JSON string a line. */
export function queriesIn(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .flatMap((line, index) => (line === '' ? [] : [queryIn(line, index + 1)]));
}

/** Everything that a stream has. */
export async function textOf(stream: AsyncIterable<unknown>): Promise<string> {
  const chunks: string[] = [];
  for await (const chunk of stream) chunks.push(String(chunk));
  return chunks.join('');
}

function queryIn(line: string, number: number): string {
  let query: unknown;
  try {
    query = JSON.parse(line);
  } catch {
    query = undefined;
  }
  if (typeof query !== 'string')
    throw new Error(
      `Line ${number} of standard input is no JSON string; write each query as one, "FIND npm_user".`,
    );
  return query;
}
