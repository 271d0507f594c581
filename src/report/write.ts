import type { Collected } from '../graph/collected';
import type { Gaps } from '../graph/gaps';
import { pack } from '../graph/packed';
import { writePage } from '../graph/page';
import { evaluate } from '../j1ql/evaluate';
import { type Graph, indexed } from '../j1ql/graph';
import { parse } from '../j1ql/parse';
import type { AnsweredQuery, NamedQuery, ReportData } from './data';
import { elsewhere } from './elsewhere';
import { shippedQuestions } from './questions';

/** Writes the report of what was collected. */
export async function writeReport(
  {
    collected,
    collectedOn,
    gaps,
  }: {
    readonly collected: Collected;
    readonly collectedOn: number;
    readonly gaps: Gaps;
  },
  file: string,
): Promise<void> {
  const graph = indexed(collected);
  const data: ReportData = {
    collected: pack(collected),
    collectedOn,
    gaps,
    questions: (await shippedQuestions()).map((question) => ({
      ...question,
      queries: question.queries.map((each) =>
        answered(each, graph, collectedOn),
      ),
    })),
  };
  await writePage('report', data, file);
}

function answered(named: NamedQuery, graph: Graph, now: number): AnsweredQuery {
  const query = parse(named.query);
  const { missing } = query;
  const needs = elsewhere(graph, query);
  if (missing.length > 0) return { ...named, parameters: missing, needs };
  const result = evaluate(graph, query, { now });
  const { length } = result.kind === 'table' ? result.rows : result.entities;
  return { ...named, rows: length, parameters: [], needs };
}
