import { nameOf, Organization } from '../../src/report/organization';
import { SIGNALS, signalled } from '../../src/report/signals';
import { collectFrom } from '../collect';
import { entity } from '../graph/build';
import { indexed } from '../../src/j1ql/graph';
import { graphOf } from '../questions/graph';
import { acme } from '../registry/acme';

function toldOf(organization: Organization): readonly string[] {
  return signalled(organization).map(
    ({ package: pkg, signals }) =>
      `${nameOf(pkg)}: ${signals.map(({ kind, detail }) => `${kind.id} ${detail}`.trim()).join('; ')}`,
  );
}

test('the signals of acme are told in the order in which its packages reach people', async () => {
  const organization = new Organization(await graphOf(await collectFrom(acme)));
  expect(toldOf(organization)).toEqual([
    '@acme/widget: advisory high',
    '@acme/payments: trust-downgraded 2.1.1 by bob; advisory medium',
    '@acme/ancient: new-publisher alice',
    '@acme/adds-install-script: install-scripts-added 1.0.1',
    '@acme/commons: outside-publisher mallory, trent',
    '@acme/gadget: advisory high',
    '@acme/handed-over: new-publisher dave',
    '@acme/inherited: new-publisher somebody-long-gone',
    '@acme/relicensed: license-changed BUSL-1.1',
    '@acme/security-holding: security-holding',
    '@acme/unpublished: unpublished',
    '@globex/bridge: outside-publisher trent',
    'acme-left-pad: advisory critical, low',
    'constructor: advisory info',
  ]);
});

test('a package that is deprecated and still downloaded is told, and one that nobody downloads is not', () => {
  const deprecated = { deprecated: true, deprecationMessage: 'use b' };
  const graph = indexed({
    entities: [
      entity('a', { ...deprecated, weeklyDownloads: 3 }),
      entity('b', { ...deprecated, weeklyDownloads: 0 }),
    ],
    relationships: [],
    mapped: [],
  });
  expect(toldOf(new Organization(graph))).toEqual(['a: deprecated use b']);
});

test('of packages that are downloaded as often, the one on which more depend is first, and then the name decides', () => {
  const held = (name: string, dependentCount?: number) =>
    entity(name, { securityHolding: true, dependentCount });
  const graph = indexed({
    entities: [held('c'), held('a'), held('b', 2)],
    relationships: [],
    mapped: [],
  });
  expect(toldOf(new Organization(graph))).toEqual(
    ['b', 'a', 'c'].map((name) => `${name}: security-holding`),
  );
});

test('each signal has a name of its own', () => {
  const ids = SIGNALS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
