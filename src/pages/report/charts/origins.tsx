import { barX, ruleX } from '@observablehq/plot';
import { useMemo } from 'preact/hooks';
import type { Organization } from '../../../report/organization';
import { ORIGINS, originShares } from '../../../report/statistics';
import { counted, several } from '../../shared/format';
import { Plot } from './plot';

const COLORS = [
  '#1b7f4d',
  '#3fae73',
  '#7cc8a0',
  '#a8b86b',
  '#d1603d',
  '#8b949e',
];

/** How the latest versions of public packages came to npm, by packages and by downloads. */
export function Origins({
  organization,
}: {
  readonly organization: Organization;
}) {
  const shares = useMemo(() => originShares(organization), [organization]);
  const options = useMemo(() => optionsFor(shares), [shares]);
  const packages = shares.reduce((sum, share) => sum + share.packages, 0);
  const byHand = shares.find(({ origin }) => origin === ORIGINS[4]);
  return (
    <Plot title="Where the latest versions come from" options={options}>
      Of {several(packages, 'public package')}, a person published{' '}
      {counted(byHand?.packages ?? 0)} with neither provenance nor trusted
      publishing. Private packages can have no provenance and are left out.
    </Plot>
  );
}

function optionsFor(shares: ReturnType<typeof originShares>) {
  const rows = (['packages', 'weeklyDownloads'] as const).flatMap((measure) => {
    const total = shares.reduce((sum, share) => sum + share[measure], 0);
    return shares.map((share) => ({
      origin: share.origin,
      measure: measure === 'packages' ? 'Packages' : 'Downloads',
      share: total === 0 ? 0 : share[measure] / total,
    }));
  });
  return {
    height: 200,
    marginLeft: 80,
    color: { domain: [...ORIGINS], range: COLORS, legend: true },
    x: { percent: true, label: '% of all', grid: true },
    y: { label: null, domain: ['Packages', 'Downloads'] },
    marks: [
      barX(rows, { x: 'share', y: 'measure', fill: 'origin', tip: true }),
      ruleX([0]),
    ],
  };
}
