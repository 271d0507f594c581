import { useRef, useState } from 'preact/hooks';
import type { AnsweredQuery, AnsweredQuestion } from '../../report/data';
import { counted, several } from '../shared/format';
import { Query, type Source } from './query';

interface Props {
  readonly questions: readonly AnsweredQuestion[];
  readonly source: Source;
}

/** The questions that ship; a question makes its answers when it is opened. */
export function Questions({ questions, source }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const openAll = () => {
    for (const each of list.current?.querySelectorAll('details') ?? [])
      each.open = true;
  };
  return (
    <>
      <p class="more">
        <span>Red is what to look at.</span>
        <button type="button" onClick={openAll}>
          Open all (to print them)
        </button>
      </p>
      <ul class="questions" ref={list}>
        {questions.map((question) => (
          <li>
            <Question question={question} source={source} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Question({
  question: { id, title, description, queries },
  source,
}: {
  readonly question: AnsweredQuestion;
  readonly source: Source;
}) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details id={id} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span>{title}</span>
        <Verdict queries={queries} />
      </summary>
      {isOpen && (
        <>
          <p>{description}</p>
          {queries.map((each) => (
            <section>
              {each.name !== undefined && <h4>{each.name}</h4>}
              <Query
                source={source}
                query={each.query}
                parameters={each.parameters}
              />
            </section>
          ))}
        </>
      )}
    </details>
  );
}

/** What a question comes to: red with the rows that are bad news, else with all of its rows. */
function Verdict({ queries }: { readonly queries: readonly AnsweredQuery[] }) {
  const here = queries.filter(({ isElsewhere }) => !isElsewhere);
  if (here.length === 0) return <span class="badge">ask in JupiterOne</span>;
  const bad = rowsOf(here.filter(({ resultsAre }) => resultsAre === 'BAD'));
  const asks = here.some(({ parameters }) => parameters.length > 0);
  const parts = [
    bad ?? rowsOf(here) ?? absence(here),
    asks ? 'asks for a value' : undefined,
  ];
  return (
    <span class={bad === undefined ? 'badge' : 'badge bad'}>
      {parts.filter((part) => part !== undefined).join(', ')}
    </span>
  );
}

/** What it means that there is no row: nothing where no query could be answered yet. */
function absence(queries: readonly AnsweredQuery[]): string | undefined {
  if (queries.every(({ rows }) => rows === undefined)) return undefined;
  return queries.some(({ isLacking }) => isLacking) ? 'not known' : 'none';
}

/** The rows of each table that has any: 2 + 3 rows */
function rowsOf(queries: readonly AnsweredQuery[]): string | undefined {
  const counts = queries.flatMap(({ rows = 0 }) => (rows > 0 ? rows : []));
  const [first, ...others] = counts;
  if (first === undefined) return undefined;
  return others.length === 0
    ? several(first, 'row')
    : `${counts.map(counted).join(' + ')} rows`;
}
