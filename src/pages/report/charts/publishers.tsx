import { barY, ruleY, text } from '@observablehq/plot';
import { useMemo } from 'preact/hooks';
import type { Organization } from '../../../report/organization';
import { MANY_PUBLISHERS, publisherCounts } from '../../../report/statistics';
import { counted, several, short } from '../../shared/format';
import { Plot } from './plot';

/** How many packages each number of people can publish: one and many are what to look for. */
export function Publishers({
  organization,
}: {
  readonly organization: Organization;
}) {
  const counts = useMemo(() => publisherCounts(organization), [organization]);
  const options = useMemo(() => optionsFor(counts), [counts]);
  const at = (publishers: number) => counts[publishers]?.packages ?? 0;
  return (
    <Plot title="People who can publish a package" options={options}>
      {several(at(1), 'package')} can be published by one person alone, and{' '}
      {several(at(MANY_PUBLISHERS), 'package')} by more than ten people.
      {at(0) > 0 && ` Who can publish ${counted(at(0))} was not collected.`}
    </Plot>
  );
}

function optionsFor(counts: ReturnType<typeof publisherCounts>) {
  const bars = counts.map(({ publishers, packages }) => ({
    packages,
    people:
      publishers < MANY_PUBLISHERS ? String(publishers) : `${publishers}+`,
    color:
      publishers === 1 || publishers === MANY_PUBLISHERS
        ? 'var(--warn)'
        : 'var(--accent)',
    label: packages > 0 ? short(packages) : '',
  }));
  return {
    x: {
      label: 'people who can publish',
      domain: bars.map(({ people }) => people),
    },
    y: { label: 'packages', grid: true, tickFormat: short },
    marks: [
      ruleY([0]),
      barY(bars, {
        x: 'people',
        y: 'packages',
        fill: ({ color }: (typeof bars)[number]) => color,
      }),
      text(bars, { x: 'people', y: 'packages', text: 'label', dy: -8 }),
    ],
  };
}
