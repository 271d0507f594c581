import { useMemo, useState } from 'preact/hooks';
import type { Gaps } from '../../graph/gaps';
import { numberOf, type Organization } from '../../report/organization';
import {
  lackingFor,
  SIGNALS,
  type Signalled,
  signalled,
} from '../../report/signals';
import { Day } from '../shared/day';
import { clip, counted } from '../shared/format';
import { List } from './list';
import { Thing } from './thing';

/** What is worth a look about packages, those that reach most people first. */
export function Signals({
  organization,
  gaps,
}: {
  readonly organization: Organization;
  readonly gaps: Gaps;
}) {
  const [only, setOnly] = useState<string>();
  const all = useMemo(() => signalled(organization), [organization]);
  const isLacking = SIGNALS.some((kind) => lackingFor(kind, gaps).length > 0);
  if (all.length === 0)
    return (
      <p class="muted">
        {isLacking
          ? 'No package has a signal in what was collected, but not all that tells of them was.'
          : 'No package has a signal. That is good news.'}
      </p>
    );
  return (
    <>
      <Filters {...{ all, gaps, only }} onChoose={setOnly} />
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
  gaps,
  only,
  onChoose,
}: {
  readonly all: readonly Signalled[];
  readonly gaps: Gaps;
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
      {SIGNALS.map((kind) => {
        const { id, title, meaning, level } = kind;
        const count = all.filter(has(id)).length;
        const isUnknown = count === 0 && lackingFor(kind, gaps).length > 0;
        return (
          <button
            type="button"
            class={level}
            title={isUnknown ? `${meaning} This was not collected.` : meaning}
            disabled={count === 0}
            aria-pressed={only === id}
            onClick={() => onChoose(only === id ? undefined : id)}
          >
            {title} <b>{isUnknown ? 'not known' : counted(count)}</b>
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
