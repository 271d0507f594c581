import type { Result } from './scenario';
import { goalsOf } from './goals';

/** The results as a page. */
export function renderResults(
  results: readonly Result[],
  machine: string,
): string {
  return `# Results of \`npm run bench\`

${machine}.

Made by the bench; [performance.md](../docs/performance.md) says what the
columns mean and where time and memory go.

## Goals

${table(
  ['Goal', 'Allowed', 'Measured', ''],
  goalsOf(results).map(({ goal, allowed, measured, unit }) => [
    goal,
    `${round(allowed)} ${unit}`,
    `${round(measured)} ${unit}`,
    measured <= allowed ? 'met' : '**missed**',
  ]),
)}

## Time and memory

${table(
  [
    'Organization',
    'Seconds',
    'wire',
    'sdk',
    '÷ (wire + sdk)',
    'CPU seconds',
    'wire',
    'sdk',
    'MiB',
    'wire',
    'sdk',
  ],
  results.map(({ serving, collect, wire, sdk }) => [
    nameOf(serving),
    ...[collect, wire, sdk].map(({ seconds }) => seconds.toFixed(1)),
    serving.limit
      ? ''
      : (collect.seconds / (wire.seconds + sdk.seconds)).toFixed(2),
    ...[collect, wire, sdk].map(({ cpuSeconds }) => cpuSeconds.toFixed(1)),
    ...[collect, wire, sdk].map(({ megabytes }) => megabytes.toFixed(0)),
  ]),
)}

## Growth

${table(
  ['Packages', 'Milliseconds each', 'Time', 'CPU time', 'Memory above sdk'],
  growthOf(results),
)}

## Traffic

${table(
  ['Organization', 'Requests', '429', 'Connections', 'At once', 'Megabytes'],
  results.map(({ serving, collect }) => [
    nameOf(serving),
    String(collect.requests),
    String(collect.limited),
    String(collect.connections),
    String(collect.maxInFlight),
    (collect.bytes / 1e6).toFixed(1),
  ]),
)}

## Requests by endpoint

${endpointTable(results)}
`;
}

/** How the factors of time and memory compare with the factor of packages. */
function growthOf(results: readonly Result[]): string[][] {
  const plain = results.filter(
    ({ serving: { organization, limit } }) =>
      organization.packages >= 1000 && !organization.largePackument && !limit,
  );
  return plain.flatMap((larger) => {
    const { organization, latency } = larger.serving;
    const smaller = plain.findLast(
      ({ serving }) =>
        serving.latency === latency &&
        serving.organization.packages < organization.packages,
    );
    if (!smaller) return [];
    const factor = (of: (result: Result) => number) =>
      `× ${(of(larger) / of(smaller)).toFixed(1)}`;
    return [
      [
        `${smaller.serving.organization.packages} → ${organization.packages} (${factor(({ serving }) => serving.organization.packages)})`,
        String(latency),
        factor(({ collect }) => collect.seconds),
        factor(({ collect }) => collect.cpuSeconds),
        factor(({ collect, sdk }) => collect.megabytes - sdk.megabytes),
      ],
    ];
  });
}

function endpointTable(results: readonly Result[]): string {
  const shown = results.filter(
    ({ serving: { organization, latency, limit } }) =>
      latency === 0 && !limit && !organization.largePackument,
  );
  const endpoints = [
    ...new Set(shown.flatMap(({ collect }) => Object.keys(collect.byEndpoint))),
  ].sort();
  return table(
    [
      'Endpoint',
      ...shown.map(({ serving }) => String(serving.organization.packages)),
    ],
    endpoints.map((endpoint) => [
      `\`${endpoint}\``,
      ...shown.map(({ collect }) => String(collect.byEndpoint[endpoint] ?? 0)),
    ]),
  );
}

function nameOf({ organization, latency, limit }: Result['serving']): string {
  const { packages, largePackument } = organization;
  const size = packages === 0 ? 'one owner' : `${packages} packages`;
  const odd = largePackument ? ', one of 40 MB' : '';
  const pace = limit ? `, ${limit.requests} requests a second` : '';
  return `${size}${odd}, ${latency} ms${pace}`;
}

function table(head: readonly string[], rows: readonly string[][]): string {
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function round(value: number): string {
  return value.toFixed(value < 100 ? 2 : 0);
}
