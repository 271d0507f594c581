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

/** Reads `{"alice": "owner"}`. */
export const members: Decoder<readonly Member[]> = mapped(
  dictionary(string),
  (roles) => [...roles].map(([username, role]) => ({ username, role })),
);

/** `acme:developers`; only the first colon divides. */
const team: Decoder<Team> = mapped(string, (text) => {
  const colon = text.indexOf(':');
  if (colon < 1) throw new DecodeError('organization:team');
  return { organization: text.slice(0, colon), name: text.slice(colon + 1) };
});

/** Reads `["acme:developers"]`, each team once. */
export const teams: Decoder<readonly Team[]> = mapped(array(team), (all) => [
  ...new Map(
    all.map((each) => [`${each.organization}:${each.name}`, each]),
  ).values(),
]);

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
