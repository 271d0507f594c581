import { useRef, useState } from 'preact/hooks';
import type {
  AnsweredQuery,
  AnsweredQuestion,
  Source,
} from '../../report/data';
import { counted, several } from '../shared/format';
import { Query } from './query';

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
        <span>
          Look at what is red, and at amber where not all was collected.
        </span>
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

/** What a question comes to: the rows that are bad news, in red; else all of its rows. */
function Verdict({ queries }: { readonly queries: readonly AnsweredQuery[] }) {
  const here = queries.filter(({ isElsewhere }) => !isElsewhere);
  if (here.length === 0) return <span class="badge">ask in JupiterOne</span>;
  const bad = here.filter(({ resultsAre }) => resultsAre === 'BAD');
  const asks = here.some(({ parameters }) => parameters.length > 0);
  const parts = [found(bad) ?? unknown(bad) ?? found(here) ?? unknown(here)];
  if (asks) parts.push('asks for a value');
  else if (parts[0] === undefined) parts.push('none');
  return (
    <span class={`badge ${levelOf(bad)}`}>
      {parts.filter((part) => part !== undefined).join(', ')}
    </span>
  );
}

/** The rows that there are, and whether these are sure. */
function found(queries: readonly AnsweredQuery[]): string | undefined {
  const rows = rowsOf(queries);
  const isSure = queries.every(({ isLacking }) => !isLacking);
  return rows === undefined || isSure ? rows : `${rows}, not sure`;
}

/** That nothing was found can mean that nobody looked. */
function unknown(queries: readonly AnsweredQuery[]): string | undefined {
  return queries.some(({ isLacking }) => isLacking) ? 'not known' : undefined;
}

/** Red only for rows that are sure. */
function levelOf(bad: readonly AnsweredQuery[]): string {
  const withRows = bad.filter(({ rows = 0 }) => rows > 0);
  if (withRows.length === 0) return '';
  return withRows.every(({ isLacking }) => isLacking) ? 'warn' : 'bad';
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
