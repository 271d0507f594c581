import type { World, WorldPackage, WorldPerson } from '../registry/world';
import { personOf } from './history';
import { activityOf } from './publishing';
import { pageOf, type Properties, timeOf, told, wellFormed } from './values';

/** What an npm user is; `role` for members. */
export function userOf(
  world: World,
  packages: readonly WorldPackage[],
  username: string,
  withPublishers: boolean,
): Properties {
  const member = world.members.find((each) => each.username === username);
  const email = emailOf(world, packages, username);
  return told({
    _type: 'npm_user',
    _class: ['User'],
    _key: `npm-user:${username}`,
    id: username,
    name: username,
    displayName: username,
    username,
    member: member !== undefined,
    role: member?.role,
    admin: member?.role === 'owner' || member?.role === 'admin',
    active: true,
    email,
    emailDomain: email === undefined ? [] : [domainOf(email)],
    webLink: pageOf(`~${username}`),
    ...(withPublishers && activityOf(username, packages)),
  });
}

/** Where the members' mail goes. */
export function emailDomainsOf(
  world: World,
  packages: readonly WorldPackage[],
): readonly string[] {
  const domains = world.members.flatMap(({ username }) => {
    const email = emailOf(world, packages, username);
    return email === undefined ? [] : [domainOf(email)];
  });
  return [...new Set(domains)].sort();
}

function emailOf(
  { users, token }: World,
  packages: readonly WorldPackage[],
  username: string,
): string | undefined {
  const user = users.find((each) => each.username === username);
  const own = token.account === false ? undefined : wellFormed(user?.email);
  return (own ?? emailInPackages(packages, username))?.toLowerCase();
}

function emailInPackages(
  packages: readonly WorldPackage[],
  username: string,
): string | undefined {
  const mentions = packages
    .flatMap(mentionsIn)
    .filter(({ name, email }) => name === username && wellFormed(email));
  const newestFirst = mentions.sort((one, other) => other.time - one.time);
  return newestFirst[0]?.email;
}

function mentionsIn(pkg: WorldPackage) {
  const mention = (person: WorldPerson, time: string | undefined) => ({
    ...person,
    // What nobody knows the time of is the oldest.
    time: timeOf(time) ?? Number.MIN_SAFE_INTEGER,
  });
  return [
    ...pkg.maintainers.map((person) => mention(person, pkg.modifiedOn)),
    ...pkg.releases.flatMap((release) => {
      const person = personOf(release);
      return person ? [mention(person, release.publishedOn)] : [];
    }),
  ];
}

function domainOf(email: string): string {
  return email.slice(email.indexOf('@') + 1);
}
