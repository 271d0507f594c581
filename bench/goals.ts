import type { Result } from './scenario';

/** What one figure should be at most. */
export interface Goal {
  readonly goal: string;
  readonly allowed: number;
  readonly measured: number;
  readonly unit: string;
}

/** The goals that the results have figures for. */
export function goalsOf(results: readonly Result[]): Goal[] {
  const find = (packages: number, latency: number) =>
    results.find(
      ({ serving: { organization, ...rest } }) =>
        organization.packages === packages &&
        !organization.largePackument &&
        rest.latency === latency &&
        !rest.limit,
    );
  const startUp = find(0, 0);
  const slow = find(1000, 50);
  const usual = find(1000, 0);
  return [
    ...(startUp ? [atStart(startUp)] : []),
    ...(slow && startUp ? [onTheWire(slow, startUp)] : []),
    ...[10_000, 50_000].flatMap((packages) => {
      const large = find(packages, 0);
      return large ? atSize(large) : [];
    }),
    ...(usual ? besideA(usual, results) : []),
    ...results.filter(({ serving }) => serving.limit).flatMap(underLimit),
    {
      goal: 'Connections opened where none has to be broken off',
      allowed: 15,
      measured: Math.max(
        ...results
          .filter(
            ({ serving: { organization, limit } }) =>
              !limit && !organization.largePackument,
          )
          .map(({ collect }) => collect.connections),
      ),
      unit: 'connections',
    },
  ];
}

function atStart({ collect }: Result): Goal {
  return {
    goal: 'Start-up: an organization of its owner alone',
    allowed: 1.2,
    measured: collect.seconds,
    unit: 's',
  };
}

function onTheWire({ collect, wire }: Result, startUp: Result): Goal {
  return {
    goal: '1,000 packages at 50 ms: 1.25 × wire + start-up',
    allowed: 1.25 * wire.seconds + startUp.collect.seconds,
    measured: collect.seconds,
    unit: 's',
  };
}

function atSize({ serving, collect, wire, sdk }: Result): Goal[] {
  const size = serving.organization.packages.toLocaleString('en');
  return [
    {
      goal: `${size} packages at 0 ms: 1.5 × (wire + sdk)`,
      allowed: 1.5 * (wire.seconds + sdk.seconds),
      measured: collect.seconds,
      unit: 's',
    },
    {
      goal: `${size} packages: memory of sdk + 150 MB`,
      allowed: sdk.megabytes + 150e6 / 2 ** 20,
      measured: collect.megabytes,
      unit: 'MiB',
    },
  ];
}

function besideA(usual: Result, results: readonly Result[]): Goal[] {
  return results
    .filter(({ serving }) => serving.organization.largePackument)
    .flatMap(({ collect }) => [
      {
        goal: 'A packument of 40 MB among 1,000: memory without it + 60 MB',
        allowed: usual.collect.megabytes + 60e6 / 2 ** 20,
        measured: collect.megabytes,
        unit: 'MiB',
      },
      {
        goal: 'The same: bytes without it + 16 MB, and 1 % that was on its way',
        allowed: usual.collect.bytes / 1e6 + 16 * 1.01,
        measured: collect.bytes / 1e6,
        unit: 'MB',
      },
    ]);
}

function underLimit({ serving, collect }: Result): Goal[] {
  const { limit } = serving;
  if (!limit) return [];
  const perSecond = (limit.requests * 1000) / limit.perMs;
  return [
    {
      goal: `Under a limit of ${perSecond} requests a second: 1.2 × its own minimum`,
      allowed: (1.2 * (collect.requests - collect.limited)) / perSecond,
      measured: collect.seconds,
      unit: 's',
    },
    {
      goal: 'The same: requests answered with 429',
      allowed: 5,
      measured: (100 * collect.limited) / collect.requests,
      unit: '%',
    },
  ];
}
