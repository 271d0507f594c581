import { invocationConfig } from '../src';
import { fetchUserDetails } from '../src/steps/user-details';
import { byName, type Collected, collectFrom, sentences } from './collect';
import { acme } from './registry/acme';
import { makeWorld } from './registry/make-world';
import type { FakeRegistry } from './registry/server';

let graph: Collected & { readonly registry: FakeRegistry };
beforeAll(async () => {
  graph = await collectFrom(acme);
});

/** The packages of which a property has a value. */
const packagesWith = (property: string, value: unknown) =>
  [...byName(graph, 'npm_package')]
    .filter(([, entity]) => entity[property] === value)
    .map(([name]) => name);

describe('the graph of acme', () => {
  test('every step succeeds, and the registry is asked nothing it does not know', () => {
    expect(graph.unsuccessful).toEqual([]);
    expect(graph.partialTypes).toEqual([]);
    expect(graph.registry.unknownRoutes).toEqual([]);
  });

  test('members are users with their role, outside collaborators are users without one', () => {
    const users = [...byName(graph, 'npm_user').values()];
    expect(
      users.map(({ username, role, member }) => [username, role, member]),
    ).toEqual([
      ['alice', 'owner', true],
      ['oscar', 'owner', true],
      ['adam', 'admin', true],
      ['bob', 'developer', true],
      ['carol', 'developer', true],
      ['dave', 'developer', true],
      ['eve', 'developer', true],
      ['frank', 'developer', true],
      ['constructor', 'developer', true],
      ['zoe', 'developer', true],
      ['grace', 'billing-manager', true],
      ['mallory', undefined, false],
      ['trent', undefined, false],
    ]);
  });

  test('owners and admins are admins, and nobody else is', () => {
    const admins = [...byName(graph, 'npm_user').values()].filter(
      ({ admin }) => admin,
    );
    expect(admins.map(({ username }) => username)).toEqual([
      'alice',
      'oscar',
      'adam',
    ]);
  });

  test('a member who left is not drawn into the team', () => {
    expect(sentences(graph, 'npm_team_has_user')).toEqual([
      'acme:designers HAS frank',
      'acme:designers HAS grace',
      'acme:developers HAS adam',
      'acme:developers HAS alice',
      'acme:developers HAS bob',
      'acme:developers HAS carol',
      'acme:developers HAS dave',
      'acme:platform HAS alice',
      'acme:platform HAS bob',
      'acme:platform HAS constructor',
      'acme:release:eu HAS dave',
      'acme:release:eu HAS frank',
      'acme:security HAS eve',
      'acme:security HAS oscar',
    ]);
  });

  test('the account has the members, the teams and the packages, outsiders not', () => {
    expect(sentences(graph, 'npm_account_has_team')).toEqual([
      'acme HAS acme:designers',
      'acme HAS acme:developers',
      'acme HAS acme:night-shift',
      'acme HAS acme:platform',
      'acme HAS acme:release:eu',
      'acme HAS acme:security',
    ]);
    expect(sentences(graph, 'npm_account_has_user')).toHaveLength(11);
    expect(sentences(graph, 'npm_account_has_package')).toHaveLength(56);
    expect(byName(graph, 'npm_account').get('acme')).toMatchObject({
      memberCount: 11,
      ownerCount: 2,
      adminCount: 1,
      teamCount: 6,
      packageCount: 56,
      emailDomains: ['acme.example', 'globex.example'],
    });
  });

  test('a package that only a team has been given is there, without what the organization may do with it', () => {
    const teamOnly = byName(graph, 'npm_package').get('@acme/team-only');
    expect(teamOnly).toMatchObject({ public: true, version: '1.0.0' });
    expect(teamOnly?.access).toBeUndefined();
  });

  test('a package of another scope that search brings up is nobody of ours', () => {
    expect(byName(graph, 'npm_package').has('@acme-fans/widget')).toBe(false);
  });

  test('who can publish a package is told with the way it came about', () => {
    const access = graph.relationships
      .filter(
        ({ _type, _fromEntityKey }) =>
          _type === 'npm_package_allows_user' &&
          _fromEntityKey === 'npm-package:@acme/secret-plans',
      )
      .map(({ _toEntityKey, permission, write, direct }) => [
        _toEntityKey,
        permission,
        write,
        direct,
      ])
      .sort();
    expect(access).toEqual([
      ['npm-user:alice', 'read-only', false, true],
      ['npm-user:eve', 'read-write', true, false],
      ['npm-user:mallory', 'read-only', false, true],
      ['npm-user:oscar', 'read-write', true, false],
    ]);
    expect(
      sentences(graph, 'npm_package_allows_team').filter((sentence) =>
        sentence.startsWith('@acme/secret-plans '),
      ),
    ).toEqual(['@acme/secret-plans ALLOWS acme:security']);
  });

  test('people who published and are not in the graph are counted and not invented', () => {
    expect(
      sentences(graph, 'npm_user_published_package').filter((sentence) =>
        sentence.endsWith(' @acme/inherited'),
      ),
    ).toEqual(['alice PUBLISHED @acme/inherited']);
    expect(byName(graph, 'npm_package').get('@acme/inherited')).toMatchObject({
      formerPublisherCount: 2,
    });
  });

  test('CI publishes packages and is nobody', () => {
    const publishers = new Set(
      sentences(graph, 'npm_user_published_package').map(
        (sentence) => sentence.split(' PUBLISHED ')[0],
      ),
    );
    expect([...publishers].filter((name) => /git/i.test(name ?? ''))).toEqual(
      [],
    );
  });

  test('packages use packages of the organization, each pair once', () => {
    expect(sentences(graph, 'npm_package_uses_package')).toEqual([
      '@acme/app USES @acme/core',
      '@acme/app USES @acme/fonts',
      '@acme/app USES @acme/native',
      '@acme/app USES @acme/widget',
      '@acme/app USES constructor',
      '@acme/widget USES @acme/core',
      '@acme/widget USES @acme/deprecated',
    ]);
  });

  test('lost trust is told where the latest release came a less trustworthy way', () => {
    expect(packagesWith('trustDowngraded', true)).toEqual(['@acme/payments']);
    expect(packagesWith('installScriptsAdded', true)).toEqual([
      '@acme/adds-install-script',
    ]);
    expect(packagesWith('newPublisher', true)).toEqual([
      '@acme/ancient',
      '@acme/handed-over',
      '@acme/inherited',
    ]);
    expect(packagesWith('licenseChanged', true)).toEqual(['@acme/relicensed']);
  });

  test('a burst of releases is told of the user and of its time', () => {
    expect(byName(graph, 'npm_user').get('dave')).toMatchObject({
      largestPublishBurst: 4,
      largestPublishBurstOn: Date.parse('2026-09-08T10:00:00Z'),
    });
  });

  test('private packages are told to nobody but the registry with the token', () => {
    const names = acme.packages
      .filter((pkg) => !pkg.public)
      .map(({ name }) => name);
    const anonymous = graph.registry.requests
      .filter(({ authorized }) => !authorized)
      .map(({ path, body }) => decodeURIComponent(path) + body);
    expect(anonymous).not.toHaveLength(0);
    for (const name of names)
      expect(anonymous.filter((said) => said.includes(name))).toEqual([]);
  });

  test('a token that ends soon is a warning with its date', () => {
    expect(graph.warnings).toEqual([
      'The access token "release" ends on 2026-12-15',
    ]);
  });
});

describe('the declared model', () => {
  const declared = new Map(
    invocationConfig.integrationSteps
      .flatMap(({ entities }) => entities)
      .map(({ _type, schema }) => [
        _type,
        Object.keys(schema?.properties ?? {}),
      ]),
  );

  test('no property is emitted that is not declared', () => {
    for (const entity of graph.entities) {
      const emitted = Object.entries(entity)
        .filter(([key, value]) => !key.startsWith('_') && value !== undefined)
        .map(([key]) => key);
      const known = declared.get(entity._type) ?? [];
      expect(emitted.filter((key) => !known.includes(key))).toEqual([]);
    }
  });

  test('no declared property is empty on all of acme', () => {
    for (const [_type, names] of declared) {
      const entities = graph.entities.filter((each) => each._type === _type);
      const empty = names.filter((name) =>
        entities.every((entity) => entity[name] === undefined),
      );
      expect([_type, empty]).toEqual([_type, []]);
    }
  });

  test('relationships carry what is declared, and all of it', () => {
    const edges = [...graph.relationships, ...graph.mapped];
    for (const { _type, schema } of invocationConfig.integrationSteps.flatMap(
      ({ relationships, mappedRelationships = [] }) => [
        ...relationships,
        ...mappedRelationships,
      ],
    )) {
      const carried = edges
        .filter((edge) => edge._type === _type)
        .flatMap((edge) => Object.keys(edge))
        .filter((key) => !key.startsWith('_') && key !== 'displayName');
      expect([_type, [...new Set(carried)].sort()]).toEqual([
        _type,
        Object.keys(schema?.properties ?? {}).sort(),
      ]);
    }
  });

  test('every declared type is on acme', () => {
    for (const { id, declaredTypes, encounteredTypes } of graph.steps)
      // One step makes nothing: it says whether what another one made is whole.
      if (id !== fetchUserDetails.id)
        expect(encounteredTypes.sort()).toEqual(declaredTypes.sort());
  });
});

describe('organizations of other shapes', () => {
  test('an owner and nothing else makes an account and a user', async () => {
    const lonely = await collectFrom({
      organization: 'lonely',
      users: [{ username: 'solo' }],
      members: [{ username: 'solo', role: 'owner' }],
      teams: [],
      packages: [],
      advisories: [],
      token: { value: 'lonely-token', username: 'solo', all: [] },
    });
    expect(lonely.unsuccessful).toEqual([]);
    expect(lonely.entities.map(({ _key }) => _key)).toEqual([
      'npm-account:lonely',
      'npm-user:solo',
    ]);
    expect(byName(lonely, 'npm_account').get('lonely')).toMatchObject({
      memberCount: 1,
      teamCount: 0,
      packageCount: 0,
    });
  });

  const large = makeWorld({
    users: 40,
    teams: 10,
    packages: 1000,
    versions: 3,
    seed: 1,
  });

  test('1,000 packages, 40 users and 10 teams take no more than 2,700 requests on 15 connections', async () => {
    const { registry, unsuccessful } = await collectFrom(large);
    expect(unsuccessful).toEqual([]);
    expect(registry.requests.length).toBeLessThanOrEqual(2700);
    expect(registry.maxInFlight).toBeLessThanOrEqual(15);
    expect(registry.connections).toBeLessThanOrEqual(15);
  });

  test('without collaborators they take no more than 1,650', async () => {
    const { registry } = await collectFrom(large, undefined, {
      disabledSources: ['collaborators'],
    });
    expect(registry.requests.length).toBeLessThanOrEqual(1650);
  });
});
