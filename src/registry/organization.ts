import {
  array,
  boolean,
  type Decoder,
  DecodeError,
  dictionary,
  either,
  mapped,
  object,
  oneOf,
  string,
} from './decode';
import type {
  Collaborator,
  Member,
  PackageGrant,
  Permission,
  Team,
} from './types';

const permission = oneOf<Permission>(
  new Map([
    ['read', 'read-only'],
    ['read-only', 'read-only'],
    ['write', 'read-write'],
    ['read-write', 'read-write'],
  ]),
);

/** Reads `{"@acme/widget": "write"}`. */
export const grants: Decoder<readonly PackageGrant[]> = mapped(
  dictionary(permission),
  (found) => [...found].map(([name, permission]) => ({ name, permission })),
);

const ROLES = ['owner', 'admin', 'developer'];

/** Reads `{"alice": "owner"}`. Roles may be new ones, but `{"error": "Forbidden"}` is no roster. */
export const members: Decoder<readonly Member[]> = mapped(
  dictionary(string),
  (roles) => {
    const all = [...roles].map(([username, role]) => ({ username, role }));
    if (all.length > 0 && !all.some(({ role }) => ROLES.includes(role)))
      throw new DecodeError('a member with a known role');
    return all;
  },
);

/** Reads `["acme:developers"]`, each team once; of another organization's team the members would be asked in vain. */
export function teams(organization: string): Decoder<readonly Team[]> {
  return mapped(array(team), (all) => {
    const isOwn = (each: Team) =>
      each.organization.toLowerCase().replace(/^@/, '') === organization;
    if (!all.every(isOwn))
      throw new DecodeError('teams of the organization alone');
    return [...new Map(all.map((each) => [each.name, each])).values()];
  });
}

/** `acme:developers`; only the first colon divides. */
const team: Decoder<Team> = mapped(string, (text) => {
  const colon = text.indexOf(':');
  if (colon < 1) throw new DecodeError('organization:team');
  return { organization: text.slice(0, colon), name: text.slice(colon + 1) };
});

/** Reads `{"alice": "write"}`. */
export const collaborators: Decoder<readonly Collaborator[]> = mapped(
  dictionary(permission),
  (found) =>
    [...found].map(([username, permission]) => ({ username, permission })),
);

/** Reads `{"public": true}`, as npm's clients know it, or `{"@acme/widget": "public"}`, as its API description has it. */
export function visibility(name: string): Decoder<boolean> {
  const words = new Map([
    ['public', true],
    ['private', false],
  ]);
  return either(
    mapped(
      object<{ public: boolean }>({ public: boolean }),
      (told) => told.public,
    ),
    mapped(dictionary(oneOf(words)), (told) => {
      const isPublic = told.get(name);
      if (isPublic === undefined) throw new DecodeError('the visibility');
      return isPublic;
    }),
  );
}
