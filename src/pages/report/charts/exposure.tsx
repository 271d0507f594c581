import { dot, ruleY, tip, pointer } from '@observablehq/plot';
import { useMemo } from 'preact/hooks';
import { nameOf, type Organization } from '../../../report/organization';
import { type ExposurePoint, exposures } from '../../../report/statistics';
import { named, several, short } from '../../shared/format';
import { visit } from '../route';
import { Plot } from './plot';

const POWERS = [10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8];

/** Which packages many people install and many can publish, or one alone. */
export function Exposure({
  organization,
}: {
  readonly organization: Organization;
}) {
  const points = useMemo(() => exposures(organization), [organization]);
  const widest = points.reduce(
    (most, { publishers }) => Math.max(most, publishers),
    0,
  );
  const options = useMemo(() => optionsFor(points, widest), [points, widest]);
  return (
    <Plot
      title="Downloads against people who can publish"
      options={options}
      onPick={open}
    >
      {several(points.length, 'package')} with downloads that npm tells; up to{' '}
      {several(widest, 'person', 'people')} can publish one. Click a point to
      see who, or find its package above.
    </Plot>
  );
}

function optionsFor(points: readonly ExposurePoint[], widest: number) {
  const most = points.reduce(
    (sofar, { weeklyDownloads }) => Math.max(sofar, weeklyDownloads),
    10,
  );
  const place = { x: 'weeklyDownloads', y: 'publishers' } as const;
  return {
    x: {
      type: 'symlog' as const,
      label: 'downloads a week',
      domain: [0, most],
      tickFormat: short,
      ticks: [0, ...POWERS.filter((power) => power <= most)],
    },
    y: {
      label: 'people who can publish',
      grid: true,
      ticks: wholeUpTo(widest),
      tickFormat: 'd',
    },
    marks: [
      ruleY([0]),
      dot(points, {
        ...place,
        r: 3,
        fill: 'var(--accent)',
        fillOpacity: points.length > 1000 ? 0.25 : 0.6,
      }),
      tip(
        points,
        pointer({
          ...place,
          title: (point: ExposurePoint) =>
            `${named(nameOf(point.package), 60)}\n${several(point.weeklyDownloads, 'download')} a week\n${several(point.publishers, 'person', 'people')}`,
        }),
      ),
    ],
  };
}

/** At most eight whole numbers, evenly from 0 on: there is no half a person. */
function wholeUpTo(most: number): readonly number[] {
  const step = Math.max(1, Math.ceil(most / 7));
  return Array.from(
    { length: Math.floor(most / step) + 1 },
    (_, n) => n * step,
  );
}

function open(datum: unknown): void {
  if (isPoint(datum)) visit(datum.package.key);
}

function isPoint(datum: unknown): datum is ExposurePoint {
  return typeof datum === 'object' && datum !== null && 'package' in datum;
}
