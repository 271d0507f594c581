import { generate, type parser as peggy, type ParserOptions } from 'peggy';
import { grammar } from './grammar';
import type { Query } from './syntax';

export interface Parser {
  readonly SyntaxError: typeof peggy.SyntaxError;
  parse(text: string, options: ParserOptions): Query;
}

/** Makes the parser of the grammar; in a page, the build puts the finished one in the place of this file. */
export function makeParser(): Parser {
  return generate(grammar);
}
