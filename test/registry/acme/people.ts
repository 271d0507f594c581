import type { WorldMember, WorldPerson, WorldUser } from '../world';

interface Acquaintance extends WorldUser {
  readonly role?: string;
}

/** Everyone the organization has to do with; those with a role are on its roster. */
const everyone: readonly Acquaintance[] = [
  person('alice', 'owner', 'Alice@Acme.example'),
  person('oscar', 'owner', 'oscar@acme.example'),
  person('adam', 'admin', 'adam@acme.example'),
  person('bob', 'developer', 'bob@acme.example'),
  person('carol', 'developer', 'carol@globex.example'),
  person('dave', 'developer', 'dave@acme.example'),
  person('eve', 'developer', 'eve (at) acme.example'),
  person('frank', 'developer'),
  person('constructor', 'developer', 'constructor@acme.example'),
  // In no team.
  person('zoe', 'developer', 'zoe@acme.example'),
  person('grace', 'billing-manager', 'grace@acme.example'),
  // Outside collaborators.
  person('mallory', undefined, 'mallory@freelance.example'),
  person('trent', undefined, 'trent@globex.example'),
  // Left the organization: once a developer, still in a team.
  person('lena', undefined, 'lena@acme.example'),
];

export const users: readonly WorldUser[] = everyone.map(
  ({ username, email }) => ({ username, email }),
);

export const members: readonly WorldMember[] = everyone.flatMap(
  ({ username, role }) => (role ? [{ username, role }] : []),
);

/** Who is in which team. */
export const teamMembers: ReadonlyMap<string, readonly string[]> = new Map([
  ['developers', ['alice', 'adam', 'bob', 'carol', 'dave', 'lena']],
  ['platform', ['alice', 'bob', 'constructor']],
  ['security', ['oscar', 'eve']],
  // A team's name may hold a colon.
  ['release:eu', ['dave', 'frank']],
  ['night-shift', []],
  // Has no package.
  ['designers', ['frank', 'grace']],
]);

/** A person as package metadata names them. */
export function named(username: string): WorldPerson {
  const user = users.find((each) => each.username === username);
  return { name: username, email: user?.email };
}

function person(username: string, role?: string, email?: string): Acquaintance {
  return { username, role, email };
}
