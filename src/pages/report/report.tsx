import { several } from '../shared/format';
import type { Organization } from '../../report/organization';
import type { ReportData, Source } from '../../report/data';
import { Ask } from './ask';
import { Charts } from './charts/charts';
import { Explorer } from './explorer';
import { Overview } from './overview';
import { Questions } from './questions';
import { Signals } from './signals';

interface Props {
  readonly organization: Organization;
  readonly data: ReportData;
  readonly source: Source;
}

const SECTIONS = [
  ['who', 'Who can publish'],
  ['signals', 'Signals'],
  ['charts', 'Charts'],
  ['questions', 'Questions'],
  ['ask', 'Ask'],
] as const;

/** The whole report. */
export function Report({ organization, data, source }: Props) {
  return (
    <>
      <nav aria-label="Sections">
        <strong>{organization.name}</strong>
        {SECTIONS.map(([id, title]) => (
          <a href={`#${id}`}>{title}</a>
        ))}
        <button type="button" class="print" onClick={() => print()}>
          Print
        </button>
      </nav>
      <main>
        <Overview organization={organization} data={data} />
        <section id="who">
          <h2>Who can publish what</h2>
          <Explorer organization={organization} />
        </section>
        <section id="signals">
          <h2>Signals, by reach</h2>
          <Signals organization={organization} gaps={data.gaps} />
        </section>
        <section id="charts">
          <h2>Charts</h2>
          <Charts organization={organization} />
        </section>
        <section id="questions">
          <h2>
            {several(data.questions.length, 'question')} and their answers
          </h2>
          <Questions questions={data.questions} source={source} />
        </section>
        <section id="ask">
          <h2>Ask something else</h2>
          <Ask source={source} />
        </section>
      </main>
    </>
  );
}
