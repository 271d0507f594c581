import { useRef, useState } from 'preact/hooks';
import type { Organization } from '../../report/organization';
import type {
  AnsweredQuery,
  AnsweredQuestion,
  ReportData,
} from '../../report/data';
import { counted, several } from '../shared/format';
import { Query } from './query';

interface Props {
  readonly organization: Organization;
  readonly data: ReportData;
}

/** The questions that ship; a question makes its answers when it is opened. */
export function Questions({ organization, data }: Props) {
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
        {data.questions.map((question) => (
          <li>
            <Question {...{ question, organization, data }} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Question({
  question: { id, title, description, queries },
  organization: { graph },
  data: { collectedOn },
}: Props & { readonly question: AnsweredQuestion }) {
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
                graph={graph}
                now={collectedOn}
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
  const here = queries.filter(({ needs }) => needs.length === 0);
  if (here.length === 0) return <span class="badge">ask in JupiterOne</span>;
  if (here.some(({ parameters }) => parameters.length > 0))
    return <span class="badge">asks for a value</span>;
  const bad = rowsOf(here.filter(({ resultsAre }) => resultsAre === 'BAD'));
  if (bad !== undefined) return <span class="badge bad">{bad}</span>;
  return <span class="badge">{rowsOf(here) ?? 'none'}</span>;
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
