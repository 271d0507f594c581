import type { parser } from 'peggy';
import type { Position } from './syntax';

/** What is wrong with the text of a query: where, what could stand there, and what does. */
export class QuerySyntaxError extends Error {
  readonly line: number;
  readonly column: number;

  constructor(
    text: string,
    { line, column }: Position,
    readonly expected: readonly string[],
    readonly found: string = wordAt(text, line, column),
  ) {
    super(
      `line ${line}, column ${column}: expected ${listed(expected)}, but found ${found}`,
    );
    this.name = 'QuerySyntaxError';
    this.line = line;
    this.column = column;
  }
}

/** What the parser expected, by the names that the grammar gives it. */
export function namesOf({ expected }: parser.SyntaxError): readonly string[] {
  const names = (expected ?? []).map((expectation) => {
    if (expectation.type === 'other') return expectation.description;
    if (expectation.type === 'literal') return `"${expectation.text}"`;
    return expectation.type === 'end' ? 'the end of the query' : '';
  });
  return [...new Set(names)].filter((name) => name !== '' && name !== 'space');
}

function listed(expected: readonly string[]): string {
  const [last = 'something else', ...others] = [...expected].reverse();
  return others.length === 0
    ? last
    : `${others.reverse().join(', ')} or ${last}`;
}

/** The word or sign at a place, or the next one after the space there, in quotes. */
function wordAt(text: string, line: number, column: number): string {
  const [here = '', ...below] = text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .slice(line - 1);
  const rest = [here.slice(column - 1), ...below].join('\n').trimStart();
  const [word] = /^(?:\w+|\S)/.exec(rest) ?? [];
  return word === undefined ? 'the end of the query' : JSON.stringify(word);
}
