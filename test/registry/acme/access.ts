import { byCi, byHand, type Granted, pkg, reach } from './build';

/** Packages that are interesting for who has access to them, or for what they use. */
export const access: readonly Granted[] = [
  pkg(
    '@acme/app',
    [
      byHand('1.0.0', '2026-07-01', 'constructor', {
        dependencies: {
          '@acme/core': '^1.1.0',
          constructor: '^1.0.0',
          lodash: '^4.17.0',
          ['__proto__']: '1.0.0',
        },
        optionalDependencies: { '@acme/fonts': '1.x' },
        peerDependencies: { '@acme/widget': '>=3', '@acme/core': '>=1' },
        devDependencies: { '@acme/native': 'next', '@acme/widget': '^3.2.0' },
      }),
    ],
    {
      public: false,
      license: 'UNLICENSED',
      teams: { platform: 'write', security: 'read', 'release:eu': 'read' },
    },
  ),
  pkg('@acme/secret-plans', [byHand('0.1.0', '2026-05-05', 'oscar')], {
    public: false,
    license: 'UNLICENSED',
    teams: { security: 'write' },
    direct: { mallory: 'read', alice: 'read' },
  }),
  // No list but the team's has it.
  pkg('@acme/team-only', [byHand('1.0.0', '2026-05-06', 'eve')], {
    permission: undefined,
    teams: { security: 'write' },
  }),
  pkg('@acme/read-by-all', [byCi('1.0.0', '2026-08-15')], {
    permission: 'read',
    teams: { developers: 'read' },
    direct: { oscar: 'write' },
  }),
  pkg('@acme/one-writer', [byHand('1.0.0', '2022-03-04', 'carol')], {
    teams: {},
    direct: { carol: 'write' },
  }),
  pkg('@acme/commons', [byHand('1.0.0', '2026-04-04', 'mallory')], {
    teams: {
      developers: 'write',
      platform: 'write',
      security: 'write',
      'release:eu': 'write',
    },
    direct: { mallory: 'write', trent: 'write', zoe: 'write', alice: 'write' },
  }),
  pkg('acme-left-pad', [byHand('1.3.0', '2023-08-08', 'bob')], {
    reach: reach(7_000, 30_000, 55),
  }),
  pkg('@globex/bridge', [byHand('0.4.0', '2024-09-09', 'trent')], {
    teams: { platform: 'write' },
    direct: { trent: 'write' },
    reach: reach(15, 60, 1),
  }),
  // Not the organization's: only search, which takes scopes loosely, brings it up.
  pkg('@acme-fans/widget', [byHand('1.0.0', '2024-01-01', 'trent')], {
    permission: undefined,
    teams: {},
    direct: { trent: 'write' },
    reach: reach(3, 9, 0),
  }),
];
