import { useMemo, useState } from 'preact/hooks';
import { evaluate, type Result } from '../../j1ql/evaluate';
import { parse, type Parameters } from '../../j1ql/parse';
import { type Coverage, coverageOf } from '../../report/coverage';
import type { Source } from '../../report/data';
import { Answer } from './answer';
import { Caveats } from './caveats';
import { Copy } from './copy';

interface Props {
  readonly source: Source;
  readonly query: string;
  /** The parameters that the query wants. */
  readonly parameters: readonly string[];
}

/** What comes of a query: its answer, with what that cannot tell, or what is wrong with it. */
type Outcome =
  | { readonly result: Result; readonly coverage: Coverage }
  | { readonly error: string };

/** A query to copy, and its answer; parameters are asked for first. */
export function Query({ source, query, parameters }: Props) {
  const [values, setValues] = useState<Parameters>(new Map());
  const given = parameters.every((name) => values.has(name));
  const outcome = useMemo(
    () => (given ? answer(source, query, values) : undefined),
    [source, query, values, given],
  );
  return (
    <>
      <div class="query">
        <pre>{query.trim()}</pre>
        <Copy text={() => query.trim()}>Copy query</Copy>
      </div>
      {parameters.length > 0 && (
        <Asking parameters={parameters} onAsk={setValues} />
      )}
      {outcome && <Shown outcome={outcome} />}
    </>
  );
}

/** Asks for the values of parameters; commas make a list. */
function Asking({
  parameters,
  onAsk,
}: {
  readonly parameters: readonly string[];
  readonly onAsk: (values: Parameters) => void;
}) {
  return (
    <form
      class="parameters"
      onSubmit={(event) => {
        event.preventDefault();
        const typed = new FormData(event.currentTarget);
        onAsk(
          new Map(parameters.map((name) => [name, listIn(typed.get(name))])),
        );
      }}
    >
      {parameters.map((name) => (
        <label class="parameter">
          {name}
          <input
            type="text"
            name={name}
            required
            pattern=".*[^,\s].*"
            title="A value, or several with commas between them"
            autocomplete="off"
            spellcheck={false}
          />
        </label>
      ))}
      <button type="submit" class="primary">
        Ask
      </button>
      <small>Several values with commas between them.</small>
    </form>
  );
}

function listIn(typed: FormDataEntryValue | null): readonly string[] {
  if (typeof typed !== 'string') return [];
  return typed
    .split(',')
    .map((value) => value.trim())
    .filter((value) => value !== '');
}

/** An answer, or a message in its place. */
export function Shown({ outcome }: { readonly outcome: Outcome }) {
  if ('error' in outcome)
    return (
      <pre class="error" role="alert">
        {outcome.error}
      </pre>
    );
  const { result, coverage } = outcome;
  return (
    <>
      <Caveats coverage={coverage} />
      {coverage.elsewhere.length === 0 && <Answer result={result} />}
    </>
  );
}

/** Answers a query as it is written. */
export function answer(
  { graph, gaps, now }: Source,
  query: string,
  parameters?: Parameters,
): Outcome {
  try {
    const parsed = parse(query, parameters);
    return {
      result: evaluate(graph, parsed, { now }),
      coverage: coverageOf(parsed, graph, gaps),
    };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
