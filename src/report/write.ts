import type { Collected } from '../graph/collected';
import type { Gaps } from '../graph/gaps';
import { pack } from '../graph/packed';
import { writePage } from '../graph/page';
import { evaluate } from '../j1ql/evaluate';
import { indexed } from '../j1ql/graph';
import { parse } from '../j1ql/parse';
import { coverageOf } from './coverage';
import type { AnsweredQuery, NamedQuery, ReportData, Source } from './data';
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
  const source = { graph: indexed(collected), gaps, now: collectedOn };
  const data: ReportData = {
    collected: pack(collected),
    collectedOn,
    gaps,
    questions: (await shippedQuestions()).map((question) => ({
      ...question,
      queries: question.queries.map((each) => answered(each, source)),
    })),
  };
  await writePage('report', data, file);
}

function answered(
  named: NamedQuery,
  { graph, gaps, now }: Source,
): AnsweredQuery {
  const query = parse(named.query);
  const { elsewhere, lacking } = coverageOf(query, graph, gaps);
  const about = {
    ...named,
    parameters: query.missing,
    isElsewhere: elsewhere.length > 0,
    isLacking: lacking.length > 0,
  };
  if (query.missing.length > 0) return about;
  const result = evaluate(graph, query, { now });
  const { length } = result.kind === 'table' ? result.rows : result.entities;
  return { ...about, rows: length };
}
