import { rectY, ruleY } from '@observablehq/plot';
import { useMemo } from 'preact/hooks';
import type { Organization } from '../../../report/organization';
import { releaseMonths } from '../../../report/statistics';
import { short } from '../../shared/format';
import { Plot } from './plot';

/** When packages were released for the first and the last time. */
export function Releases({
  organization,
}: {
  readonly organization: Organization;
}) {
  const options = useMemo(() => {
    const months = releaseMonths(organization).map((each) => ({
      ...each,
      month: new Date(each.month),
    }));
    return {
      color: {
        domain: ['First release', 'Latest release'],
        range: ['#9aa6b3', '#3f7ae0'],
        legend: true,
      },
      x: { label: null },
      y: { label: 'packages', grid: true, tickFormat: short },
      marks: [
        ruleY([0]),
        rectY(months, {
          x: 'month',
          y: 'packages',
          interval: 'month' as const,
          fill: 'release',
          tip: true,
        }),
      ],
    };
  }, [organization]);
  return (
    <Plot title="Releases over time" options={options}>
      The first and the latest release of each package, by month in UTC. The
      graph does not have those in between.
    </Plot>
  );
}
