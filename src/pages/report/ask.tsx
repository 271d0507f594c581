import { useState } from 'preact/hooks';
import type { Source } from '../../report/data';
import { answer, Shown } from './query';

const EXAMPLE = `FIND npm_package WITH public = true AS package
  THAT ALLOWS AS access npm_user AS user
WHERE access.write = true
RETURN package.displayName AS Package, COUNT(user) AS People
ORDER BY People DESC
LIMIT 10`;

/** Answers any J1QL query from what was collected. */
export function Ask({ source }: { readonly source: Source }) {
  const [text, setText] = useState(EXAMPLE);
  const [outcome, setOutcome] = useState<ReturnType<typeof answer>>();
  const ask = () => setOutcome(answer(source, text));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      <p class="muted">
        In J1QL, the language of JupiterOne. Control and Enter ask, too.
      </p>
      <textarea
        aria-label="Query"
        rows={7}
        spellcheck={false}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey))
            return;
          event.preventDefault();
          ask();
        }}
      />
      <button type="submit" class="primary">
        Ask
      </button>
      {outcome && <Shown outcome={outcome} key={outcome} />}
    </form>
  );
}
