import { useMemo, useState } from 'preact/hooks';
import type { Gaps } from '../../graph/gaps';
import { numberOf, type Organization } from '../../report/organization';
import {
  isUncertain,
  SIGNALS,
  type SignalKind,
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
  const isUncertainOf = (kind: SignalKind) =>
    isUncertain(kind, gaps, organization);
  if (all.length === 0)
    return (
      <p class="muted">
        {SIGNALS.some(isUncertainOf)
          ? 'No package has a signal in what was collected, but not all that tells of them was.'
          : 'No package has a signal. That is good news.'}
      </p>
    );
  return (
    <>
      <Filters {...{ all, only, isUncertainOf }} onChoose={setOnly} />
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
  isUncertainOf,
  onChoose,
}: {
  readonly all: readonly Signalled[];
  readonly only: string | undefined;
  readonly isUncertainOf: (kind: SignalKind) => boolean;
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
        const mayBeMore = isUncertainOf(kind);
        return (
          <button
            type="button"
            class={level}
            title={
              mayBeMore ? `${meaning} Not all of this was collected.` : meaning
            }
            disabled={count === 0}
            aria-pressed={only === id}
            onClick={() => onChoose(only === id ? undefined : id)}
          >
            {title} <b>{mayBeMore ? atLeast(count) : counted(count)}</b>
          </button>
        );
      })}
    </div>
  );
}

function atLeast(count: number): string {
  return count === 0 ? 'not known' : `${counted(count)} or more`;
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
