import { nameOf, Organization } from '../../src/report/organization';
import { isUncertain, SIGNALS, signalled } from '../../src/report/signals';
import { collectFrom } from '../collect';
import { entity, NO_GAPS, step } from '../graph/build';
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
    '@acme/gadget: advisory high',
    '@acme/security-holding: security-holding',
    'acme-left-pad: advisory critical, low',
    'constructor: advisory info',
    '@acme/commons: outside-publisher mallory, trent',
    '@acme/deprecated: deprecated Use @acme/widget instead',
    '@acme/deprecated-wordless: deprecated',
    '@acme/handed-over: new-publisher dave',
    '@acme/inherited: new-publisher somebody-long-gone',
    '@acme/relicensed: license-changed BUSL-1.1',
    '@acme/unpublished: unpublished',
    '@globex/bridge: outside-publisher trent',
  ]);
});

test('a package that is deprecated is told with its message, whether or not npm tells its downloads', () => {
  const deprecated = { deprecated: true, deprecationMessage: 'use b' };
  const graph = indexed({
    entities: [
      entity('a', { ...deprecated, weeklyDownloads: 3 }),
      entity('b', deprecated),
      entity('c', { deprecated: false }),
    ],
    relationships: [],
    mapped: [],
  });
  expect(toldOf(new Organization(graph))).toEqual([
    'a: deprecated use b',
    'b: deprecated use b',
  ]);
});

test('of packages that are downloaded as often, the one on which more depend is first, then what is worse, and then the name decides', () => {
  const held = (name: string, dependentCount?: number) =>
    entity(name, { securityHolding: true, dependentCount });
  const graph = indexed({
    entities: [
      entity('1', { licenseChanged: true, license: 'ISC' }),
      held('c'),
      held('a'),
      held('b', 2),
    ],
    relationships: [],
    mapped: [],
  });
  expect(toldOf(new Organization(graph))).toEqual([
    'b: security-holding',
    'a: security-holding',
    'c: security-holding',
    '1: license-changed ISC',
  ]);
});

test('each signal has a name of its own', () => {
  const ids = SIGNALS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('a signal is uncertain where its type, or a history, was not read whole', () => {
  const uncertain = (properties: Record<string, unknown>, gaps = NO_GAPS) => {
    const graph = indexed({
      entities: [entity('a', properties)],
      relationships: [],
      mapped: [],
    });
    const organization = new Organization(graph);
    return SIGNALS.filter((kind) => isUncertain(kind, gaps, organization)).map(
      ({ id }) => id,
    );
  };
  const read = { version: '1.0.0', trustDowngraded: false };
  expect(uncertain(read)).toEqual([]);
  expect(uncertain({ unpublished: true })).toEqual([]);
  expect(uncertain({ version: '1.0.0' })).toEqual([
    'trust-downgraded',
    'install-scripts-added',
    'new-publisher',
    'license-changed',
  ]);
  const advisories = step('Fetch Advisories', 'disabled', ['npm_advisory']);
  expect(uncertain(read, { ...NO_GAPS, disabled: [advisories] })).toEqual([
    'advisory',
  ]);
  const packages = step('Fetch Packages', 'failure', ['npm_package']);
  expect(uncertain(read, { ...NO_GAPS, incomplete: [packages] })).toHaveLength(
    SIGNALS.length - 2,
  );
});
