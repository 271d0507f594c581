import { useRef, useState } from 'preact/hooks';
import type { Organization } from '../../report/organization';
import type {
  AnsweredQuery,
  AnsweredQuestion,
  ReportData,
} from '../../report/data';
import { several } from '../shared/format';
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
        <span>Red are the rows that should not be there.</span>
        <button type="button" onClick={openAll}>
          Open all, as before printing
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

/** What a question comes to: bad news first, then how much there is to read. */
function Verdict({ queries }: { readonly queries: readonly AnsweredQuery[] }) {
  const here = queries.filter(({ needs }) => needs.length === 0);
  if (here.length === 0) return <span class="badge">ask in JupiterOne</span>;
  const most = (of: readonly AnsweredQuery[]) =>
    Math.max(0, ...of.map(({ rows = 0 }) => rows));
  const bad = most(here.filter(({ resultsAre }) => resultsAre === 'BAD'));
  if (bad > 0) return <span class="badge bad">{several(bad, 'row')}</span>;
  const rows = most(here);
  return <span class="badge">{rows > 0 ? several(rows, 'row') : 'none'}</span>;
}
