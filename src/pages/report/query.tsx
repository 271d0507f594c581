import { useMemo, useState } from 'preact/hooks';
import { evaluate, type Result } from '../../j1ql/evaluate';
import type { Graph } from '../../j1ql/graph';
import { parse } from '../../j1ql/parse';
import { elsewhere } from '../../report/elsewhere';
import { Answer } from './answer';
import { Copy } from './copy';

interface Props {
  readonly graph: Graph;
  readonly now: number;
  readonly query: string;
  /** The parameters that the query wants. */
  readonly parameters: readonly string[];
}

/** What comes of a query: its answer, with what that would need of other integrations, or what is wrong with it. */
type Outcome =
  | { readonly result: Result; readonly needs: readonly string[] }
  | { readonly error: string };

/** A query to copy, and its answer; parameters are asked for first. */
export function Query({ graph, now, query, parameters }: Props) {
  const [values, setValues] = useState<ReadonlyMap<string, string>>(new Map());
  const given = parameters.every((name) => values.get(name));
  const outcome = useMemo(
    () =>
      given ? answer({ graph, now, query, parameters: values }) : undefined,
    [graph, now, query, values, given],
  );
  return (
    <>
      <div class="query">
        <pre>{query.trim()}</pre>
        <Copy text={() => query.trim()}>Copy query</Copy>
      </div>
      {parameters.map((name) => (
        <label class="parameter">
          {name}
          <input
            type="text"
            autocomplete="off"
            spellcheck={false}
            onChange={(event) =>
              setValues(new Map([...values, [name, event.currentTarget.value]]))
            }
          />
        </label>
      ))}
      {outcome && <Shown outcome={outcome} />}
    </>
  );
}

/** An answer, or a message in its place. */
export function Shown({ outcome }: { readonly outcome: Outcome }) {
  if ('error' in outcome)
    return (
      <pre class="error" role="alert">
        {outcome.error}
      </pre>
    );
  if (outcome.needs.length > 0)
    return (
      <p class="notice">
        This needs {new Intl.ListFormat('en').format(outcome.needs)}, which only
        JupiterOne brings. Ask it there.
      </p>
    );
  return <Answer result={outcome.result} />;
}

/** Answers a query as it is written. */
export function answer({
  graph,
  now,
  query,
  parameters,
}: {
  readonly graph: Graph;
  readonly now: number;
  readonly query: string;
  readonly parameters?: ReadonlyMap<string, string>;
}): Outcome {
  try {
    const parsed = parse(query, parameters);
    return {
      result: evaluate(graph, parsed, { now }),
      needs: elsewhere(graph, parsed),
    };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
