import { advisoryUrl } from './advisory-url';
import { emailOf, type Making, packageOf } from './make-package';
import { type Random, randomFrom } from './random';
import type {
  World,
  WorldAccessToken,
  WorldAdvisory,
  WorldMember,
  WorldPackage,
} from './world';

/** How large an organization shall be; the same size and seed make the same one. */
export interface WorldSize {
  /** On the roster; a tenth as many outsiders come on top. */
  readonly users: number;
  readonly teams: number;
  readonly packages: number;
  /** Of each package. */
  readonly versions: number;
  readonly seed: number;
}

/** Makes an organization with about three collaborators a package and a fifth of its packages private. */
export function makeWorld(size: WorldSize): World {
  const random = randomFrom(size.seed);
  const members = times(size.users, memberOf);
  const usernames = members.map(({ username }) => username);
  const outsiders = times(size.users / 10, (n) => `outsider-${n}`);
  const people = [...usernames, ...outsiders];
  const teams = times(size.teams, (n) => teamOf(n, usernames, random));
  const names = times(size.packages, nameOf);
  const making: Making = { ...size, random, people, teams, names };
  const packages = names.map((name) => packageOf(name, making));
  return {
    organization: 'sprawl',
    users: people.map((username) => ({ username, email: emailOf(username) })),
    members,
    teams,
    packages,
    advisories: packages
      .filter((pkg) => pkg.public && random.chance(0.05))
      .map(advisoryOf),
    token: {
      value: 'sprawl-demo-token',
      username: 'user-1',
      all: times(3, tokenOf),
    },
  };
}

function times<T>(count: number, make: (n: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index + 1));
}

function memberOf(n: number): WorldMember {
  const role = n <= 2 ? 'owner' : n === 3 ? 'admin' : 'developer';
  return { username: `user-${n}`, role };
}

function teamOf(n: number, usernames: readonly string[], random: Random) {
  // Some teams have nobody.
  const members = n % 10 === 0 ? [] : random.some(usernames, 1 + (n % 3));
  return { name: `team-${n}`, members, packages: [] };
}

function nameOf(n: number): string {
  if (n % 20 === 0) return `sprawl-${n}`;
  return n % 33 === 0 ? `@elsewhere/package-${n}` : `@sprawl/package-${n}`;
}

function advisoryOf({ name }: WorldPackage, index: number): WorldAdvisory {
  return {
    id: index + 1,
    package: name,
    title: `A weakness in ${name}`,
    url: advisoryUrl(index + 1),
    severity: index % 2 ? 'high' : 'moderate',
    vulnerableVersions: index % 3 ? '*' : '<1.1.0',
  };
}

function tokenOf(n: number): WorldAccessToken {
  return {
    key: `0000000${n}-0000-4000-8000-000000000000`,
    name: `token ${n}`,
    token: `npm_000${n}...000${n}`,
    readonly: true,
    bypass2fa: false,
    cidrWhitelist: null,
    permissions: [{ name: 'package', action: 'read' }],
    created: '2026-01-01T00:00:00.000Z',
  };
}
