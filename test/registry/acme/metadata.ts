import { byHand, type Granted, pkg, reach } from './build';

/** Packages whose metadata has an odd form. */
export const metadata: readonly Granted[] = [
  pkg('@acme/license-object', released(), {
    license: { type: 'Apache-2.0', url: 'https://acme.example/license' },
  }),
  pkg('@acme/license-list', released(), {
    license: [{ type: 'MIT' }, { type: 'GPL-2.0-only' }],
  }),
  pkg('@acme/license-missing', released(), { license: undefined }),
  pkg('@acme/deprecated', released('Use @acme/widget instead'), {
    reach: reach(800, 3_100, 4),
  }),
  pkg('@acme/deprecated-wordless', released(true)),
  pkg('@acme/deprecation-withdrawn', released('')),
  pkg('@acme/deprecation-denied', released(false)),
  pkg('@acme/unpublished', [], {
    createdOn: '2021-01-01T00:00:00.000Z',
    modifiedOn: '2023-06-07T08:09:10.000Z',
    unpublishedOn: '2023-06-07T08:09:10.000Z',
  }),
  pkg(
    '@acme/security-holding',
    [byHand('0.0.1-security', '2023-07-01', 'npm')],
    { maintainers: [{ name: 'npm', email: 'npm@npmjs.com' }] },
  ),
  pkg('@acme/untagged', [byHand('1.0.0-rc.1', '2026-01-02', 'carol')], {
    tags: { next: '1.0.0-rc.1' },
  }),
  pkg('@acme/scribbled', released(), {
    createdOn: 'long ago',
    homepage: 'acme.example/scribbled',
    keywords: 'legacy git',
    maintainers: [
      { name: 'alice', email: 'ALICE@acme.example' },
      { name: 'frank' },
      { name: 'eve', email: 'eve (at) acme.example' },
    ],
  }),
  pkg('constructor', released(), { reach: reach(40, 150, 0) }),
  pkg('@acme/toString', released()),
  pkg("@acme/it's~so!(odd)*", released()),
];

function released(deprecated?: string | boolean) {
  return [byHand('1.0.0', '2024-02-03', 'carol', { deprecated })];
}
