import fc from 'fast-check';
import type { Entity } from '../../src/graph/collected';
import type { Way } from '../../src/report/access';
import {
  downloadsOf,
  nameOf,
  Organization,
} from '../../src/report/organization';
import { collectFrom } from '../collect';
import { entity, relationship } from '../graph/build';
import { indexed } from '../../src/j1ql/graph';
import { Facts } from '../questions/facts';
import { graphOf, NOW } from '../questions/graph';
import { acme } from '../registry/acme';
import { worlds } from '../worlds';

let organization: Organization;
beforeAll(async () => {
  organization = new Organization(await graphOf(await collectFrom(acme)));
});

function named(all: readonly Entity[], name: string): Entity {
  const found = all.find((each) => nameOf(each) === name);
  if (!found) throw new Error(`There is no ${name}`);
  return found;
}

const told = (way: Way) => (way.kind === 'team' ? nameOf(way.team) : way.kind);

function publishers(of: Organization, name: string) {
  return of
    .accessTo(named(of.packages, name))
    .filter(({ write }) => write)
    .map(({ user, ways }) => `${nameOf(user)}: ${ways.map(told).join(', ')}`);
}

test('a package tells who can publish it and through what: teams, a grant of their own, from outside', () => {
  expect(publishers(organization, '@acme/commons')).toEqual([
    'adam: acme:developers',
    'alice: acme:developers, acme:platform',
    'bob: acme:developers, acme:platform',
    'carol: acme:developers',
    'constructor: acme:platform',
    'dave: acme:developers, acme:release:eu',
    'eve: acme:security',
    'frank: acme:release:eu',
    'mallory: outside',
    'oscar: acme:security',
    'trent: outside',
    'zoe: direct',
  ]);
});

test('a user tells the same from the other end, what is downloaded most first', () => {
  const dave = named(organization.users, 'dave');
  const accesses = organization.accessBy(dave);
  const written = accesses.filter(({ write }) => write);
  expect(written.map((access) => nameOf(access.package))).toContain(
    '@acme/commons',
  );
  const downloads = written.map((access) => downloadsOf(access.package));
  expect(downloads).toEqual(downloads.toSorted((a, b) => b - a));
  expect(organization.reachOf(dave)).toEqual({
    packages: written.length,
    weeklyDownloads: downloads.reduce((sum, each) => sum + each, 0),
    told: 3,
  });
});

describe('where the collaborators were not collected', () => {
  const team = entity('core', { _type: 'npm_team', _class: 'UserGroup' });
  const alice = entity('alice', { _type: 'npm_user', _class: 'User' });
  const grants = [true, false].map((write) => ({
    ...relationship(write ? 'a' : 'b', 'ALLOWS', 'core'),
    properties: { write },
  }));
  const teamsAlone = new Organization(
    indexed({
      entities: [team, alice, entity('a'), entity('b')],
      relationships: [...grants, relationship('core', 'HAS', 'alice')],
      mapped: [],
    }),
  );

  test('the teams tell who can publish', () => {
    expect(publishers(teamsAlone, 'a')).toEqual(['alice: core']);
    expect(publishers(teamsAlone, 'b')).toEqual([]);
    expect(
      teamsAlone
        .accessBy(alice)
        .map((access) => [nameOf(access.package), access.write]),
    ).toEqual([
      ['a', true],
      ['b', false],
    ]);
  });

  test('the reach is what they grant', () => {
    expect(teamsAlone.reachOf(alice)).toEqual({
      packages: 1,
      weeklyDownloads: 0,
      told: 0,
    });
  });
});

test('in a random world, everybody who may publish is told from either end, and nobody else', async () => {
  await fc.assert(
    fc.asyncProperty(worlds(), async (world) => {
      const of = new Organization(await graphOf(await collectFrom(world)));
      const expected = new Facts(world, NOW).writers.map(
        ({ pkg, username }) => `${username} ${pkg.name}`,
      );
      const fromPackages = of.packages.flatMap((pkg) =>
        [...of.publishersOf(pkg)].map(
          (user) => `${nameOf(user)} ${nameOf(pkg)}`,
        ),
      );
      const fromUsers = of.users.flatMap((user) =>
        of
          .accessBy(user)
          .filter(({ write }) => write)
          .map((access) => `${nameOf(user)} ${nameOf(access.package)}`),
      );
      expect(fromPackages.sort()).toEqual(expected.toSorted());
      expect(fromUsers.sort()).toEqual(expected.sort());
    }),
    { seed: 20261125, numRuns: 25 },
  );
});
