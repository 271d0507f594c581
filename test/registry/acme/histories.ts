import { byCi, byHand, type Granted, pkg, reach } from './build';

/** Packages that are interesting for how they were published, and what changed with the latest release. */
export const histories: readonly Granted[] = [
  pkg(
    '@acme/core',
    [
      byHand('0.9.0', '2022-02-01', 'lena'),
      byHand('1.0.0', '2023-05-10', 'alice'),
      byCi('1.1.0', '2026-08-04', { dependencies: { semver: '^7.5.0' } }),
    ],
    {
      teams: { developers: 'read', platform: 'write' },
      keywords: ['acme', 'runtime'],
      homepage: 'https://acme.example/core',
      repository: { type: 'git', url: 'git+https://github.com/acme/core.git' },
      reach: reach(120_000, 480_000, 312),
    },
  ),
  pkg('@acme/gitlab-ci', [
    byCi('1.0.0', '2026-09-01', {
      publisher: { name: 'GitLab CI/CD', email: 'npm-oidc@gitlab.example' },
      trustedPublisher: 'gitlab',
    }),
  ]),
  pkg('@acme/trusted-without-provenance', [
    byCi('1.0.0', '2026-08-11', { provenance: false }),
  ]),
  pkg('@acme/provenance-by-hand', [
    byHand('1.0.0', '2024-03-02', 'carol', { provenance: true }),
  ]),
  pkg('@acme/staged', [
    byCi('1.0.0', '2026-08-12'),
    byCi('1.1.0', '2026-10-20', { approver: { name: 'alice' } }),
  ]),
  // CI published it, now somebody does.
  pkg(
    '@acme/payments',
    [
      byHand('2.0.0', '2024-11-05', 'bob'),
      byCi('2.1.0', '2026-08-13'),
      byHand('2.1.1', '2026-10-02T03:14Z', 'bob'),
    ],
    { reach: reach(9_800, 41_000, 27) },
  ),
  pkg('@acme/adds-install-script', [
    byHand('1.0.0', '2024-06-01', 'carol', { scripts: { test: 'jest' } }),
    byHand('1.0.1', '2026-10-03', 'carol', {
      scripts: { postinstall: 'node setup.js' },
    }),
  ]),
  pkg('@acme/native', [
    byHand('1.0.0', '2024-06-01', 'bob', { scripts: { install: 'make' } }),
    byHand('1.1.0', '2026-02-01', 'bob', { scripts: { preinstall: 'make' } }),
  ]),
  pkg('@acme/relicensed', [
    byHand('1.0.0', '2023-01-15', 'alice', { license: 'MIT' }),
    byHand('2.0.0', '2026-03-15', 'alice', { license: 'BUSL-1.1' }),
  ]),
  pkg('@acme/handed-over', [
    byHand('1.0.0', '2023-01-15', 'alice'),
    byHand('1.0.1', '2023-02-15', 'alice'),
    byHand('1.0.2', '2026-10-05', 'dave'),
  ]),
  // Only the earliest of the three still has access.
  pkg('@acme/inherited', [
    byHand('1.0.0', '2021-04-01', 'alice'),
    byHand('1.1.0', '2022-04-01', 'lena'),
    byHand('1.2.0', '2023-04-01', 'somebody-long-gone'),
  ]),
  // Its pre-releases come from CI, its stable ones never did.
  pkg(
    '@acme/edge',
    [
      byHand('1.4.0', '2026-01-10', 'bob'),
      byCi('2.0.0-beta.0', '2026-08-20'),
      byHand('1.4.1', '2026-09-10', 'bob'),
      byCi('2.0.0-beta.1', '2026-10-30'),
    ],
    { tags: { latest: '1.4.1', next: '2.0.0-beta.1' } },
  ),
  // The newest release mends an older line.
  pkg(
    '@acme/backported',
    [
      byHand('1.0.0', '2024-01-10', 'bob'),
      byCi('2.0.0', '2026-08-21'),
      byHand('1.0.1', '2026-09-21', 'bob', { scripts: { install: 'make' } }),
    ],
    { tags: { latest: '2.0.0', 'v1-lts': '1.0.1' } },
  ),
  // Published before npm told by whom.
  pkg(
    '@acme/ancient',
    [
      { version: '0.0.1', publishedOn: '2012-07-01T00:00:00.000Z' },
      byHand('0.0.2', '2016-07-01', 'alice'),
    ],
    { reach: reach(350, 1_500, 3) },
  ),
  // Four packages within ten minutes, by one user.
  pkg('@acme/icons', [
    byHand('1.0.0', '2026-06-01', 'dave'),
    byHand('1.0.1', '2026-09-08T10:00Z', 'dave'),
  ]),
  pkg('@acme/fonts', [byHand('1.0.1', '2026-09-08T10:02Z', 'dave')]),
  pkg('@acme/colors', [byHand('1.0.1', '2026-09-08T10:07Z', 'dave')]),
  pkg('@acme/grid', [
    byHand('1.0.1', '2026-09-08T10:09:59Z', 'dave'),
    byHand('1.0.2', '2026-09-08T10:30Z', 'dave'),
  ]),
];
