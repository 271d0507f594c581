import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Collected as ReadCollected } from '../../src/graph/collected';
import { readCollected } from '../../src/graph/read';
import { evaluate } from '../../src/j1ql/evaluate';
import { type Graph, indexed } from '../../src/j1ql/graph';
import { parse, type Parameters } from '../../src/j1ql/parse';
import type { Collected } from '../collect';
import type { Json } from '../jupiterone/shapes';

/** The cells of an answer, row by row. */
export type Rows = readonly (readonly unknown[])[];

/** Entities and relationships beside those that the integration collects. */
export interface Others {
  readonly entities: readonly Json[];
  readonly relationships: readonly Json[];
}

/** When the questions are asked. */
export const NOW = Date.parse('2026-11-24T00:00:00Z');

/** What a run collected, and what others did, indexed as `ask` does. */
export async function graphOf(
  run: Run,
  others: Others = { entities: [], relationships: [] },
): Promise<Graph> {
  return indexed(await collectedOf(run, others));
}

type Run = Pick<Collected, 'entities' | 'relationships' | 'mapped'>;

/** What a run collected, and what others did, as it is read from files. */
export async function collectedOf(
  { entities, relationships, mapped }: Run,
  others: Others = { entities: [], relationships: [] },
): Promise<ReadCollected> {
  const folder = mkdtempSync(join(tmpdir(), 'graph-npm-'));
  try {
    mkdirSync(join(folder, 'graph'));
    writeFileSync(
      join(folder, 'graph', 'all.json'),
      JSON.stringify({
        entities: [...entities, ...others.entities],
        relationships: [...relationships, ...mapped, ...others.relationships],
      }),
    );
    return await readCollected(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The answer to a query; the entities of a tree, and of a query without RETURN, by their keys. */
export function answerOf(
  graph: Graph,
  query: string,
  {
    parameters = new Map(),
    now = NOW,
  }: { parameters?: Parameters; now?: number } = {},
): Rows {
  const result = evaluate(graph, parse(query, parameters), { now });
  return result.kind === 'table'
    ? result.rows
    : result.entities.map(({ key }) => [key]);
}
