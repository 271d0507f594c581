import { useMemo, useState } from 'preact/hooks';
import { numberOf, type Organization } from '../../report/organization';
import { SIGNALS, type Signalled, signalled } from '../../report/signals';
import { Day } from '../shared/day';
import { clip, counted } from '../shared/format';
import { List } from './list';
import { Thing } from './thing';

/** What is worth a look about packages, those that reach most people first. */
export function Signals({
  organization,
}: {
  readonly organization: Organization;
}) {
  const [only, setOnly] = useState<string>();
  const all = useMemo(() => signalled(organization), [organization]);
  if (all.length === 0)
    return <p class="muted">No package has a signal. That is good news.</p>;
  return (
    <>
      <Filters all={all} only={only} onChoose={setOnly} />
      <p class="muted">
        {SIGNALS.find(({ id }) => id === only)?.meaning ??
          'Packages that more people download stand first.'}
      </p>
      <List
        key={only}
        heads={[
          'Package',
          'Signals',
          'Published',
          'Downloads a week',
          'Dependents',
        ]}
        items={only === undefined ? all : all.filter(has(only))}
        row={({ package: pkg, signals }) => [
          <Thing entity={pkg} />,
          <Found signals={signals} />,
          <Day time={pkg.properties.publishedOn} />,
          numberOf(pkg, 'weeklyDownloads'),
          numberOf(pkg, 'dependentCount'),
        ]}
      />
    </>
  );
}

function Filters({
  all,
  only,
  onChoose,
}: {
  readonly all: readonly Signalled[];
  readonly only: string | undefined;
  readonly onChoose: (id: string | undefined) => void;
}) {
  return (
    <div class="filters" role="group" aria-label="Which signals">
      <button
        type="button"
        aria-pressed={only === undefined}
        onClick={() => onChoose(undefined)}
      >
        All <b>{counted(all.length)}</b>
      </button>
      {SIGNALS.map(({ id, title, meaning, level }) => {
        const count = all.filter(has(id)).length;
        return (
          <button
            type="button"
            class={level}
            title={meaning}
            disabled={count === 0}
            aria-pressed={only === id}
            onClick={() => onChoose(only === id ? undefined : id)}
          >
            {title} <b>{counted(count)}</b>
          </button>
        );
      })}
    </div>
  );
}

function Found({ signals }: Pick<Signalled, 'signals'>) {
  return (
    <ul class="signals">
      {signals.map(({ kind, detail }) => (
        <li>
          <span class={`badge ${kind.level}`} title={kind.meaning}>
            {kind.title}
          </span>{' '}
          {detail !== '' && <bdi>{clip(detail)}</bdi>}
        </li>
      ))}
    </ul>
  );
}

function has(id: string): (signalled: Signalled) => boolean {
  return ({ signals }) => signals.some(({ kind }) => kind.id === id);
}
