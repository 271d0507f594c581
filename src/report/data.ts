import type { Gaps } from '../graph/gaps';
import type { Packed } from '../graph/packed';
import type { Graph } from '../j1ql/graph';

/** A shipped question. */
export interface Question {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly queries: readonly NamedQuery[];
}

/** One of the queries of a question. */
export interface NamedQuery {
  readonly name?: string;
  readonly query: string;
  /** Whether rows are bad news: BAD, GOOD, INFORMATIVE or UNKNOWN. */
  readonly resultsAre?: string;
}

/** What queries are answered from. */
export interface Source {
  readonly graph: Graph;
  readonly gaps: Gaps;
  /** What `date.now` stands for, in epoch milliseconds. */
  readonly now: number;
}

/** What the report reads. */
export interface ReportData {
  readonly collected: Packed;
  /** When the collection ended; what `date.now` stands for in the report. */
  readonly collectedOn: number;
  readonly gaps: Gaps;
  readonly questions: readonly AnsweredQuestion[];
}

export interface AnsweredQuestion extends Question {
  readonly queries: readonly AnsweredQuery[];
}

/** A query with what its answer is like; the page makes the answer itself. */
export interface AnsweredQuery extends NamedQuery {
  /** The number of rows; absent where the query wants a parameter. */
  readonly rows?: number;
  /** The parameters that it wants. */
  readonly parameters: readonly string[];
  /** Whether it needs what only other integrations bring. */
  readonly isElsewhere: boolean;
  /** Whether steps that would have told of it left something out. */
  readonly isLacking: boolean;
}
