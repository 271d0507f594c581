import {
  createIntegrationEntity,
  type Entity,
  type StepEntityMetadata,
} from '@jupiterone/integration-sdk-core';
import { emailDomain } from './email-domain';
import { NPM_WEBSITE, webPath } from './links';
import { count, flag, link, properties, text, texts, time } from './properties';

/** Someone with an npm account: a member of the organization, or an outsider with access to one of its packages. */
export const userEntity = {
  resourceName: 'npm User',
  _type: 'npm_user',
  _class: 'User',
  schema: properties({
    id: text('The username.'),
    name: text('The username.'),
    displayName: text('The username.'),
    username: text('The username.'),
    member: flag(
      'Whether the user is on the roster of the organization; false for an outside collaborator.',
    ),
    role: text(
      "A member's role in the organization: `owner`, `admin` or `developer`.",
    ),
    admin: flag('Whether the user is an owner or an admin.'),
    active: flag('Always true: npm lists no others.'),
    email: text(
      "The e-mail in lower case: the user's own where the token may read it, else the newest that package metadata tells.",
    ),
    emailDomain: texts('The domain of the e-mail.'),
    webLink: link("The user's page on npm's website."),
    lastPublishedOn: time(
      'When the user last published a package of the organization.',
    ),
    largestPublishBurst: count(
      'The most packages of the organization that the user published within any ten minutes.',
    ),
    largestPublishBurstOn: time('When the first of those packages came.'),
  }),
} satisfies StepEntityMetadata;

export const userKey = (username: string) => `npm-user:${username}`;

/** What is known of a user. */
interface UserFacts {
  readonly username: string;
  /** Absent for outsiders. */
  readonly role?: string;
  readonly email?: string;
  /** Absent when it is not collected, or the user published nothing. */
  readonly publishing?: {
    readonly lastPublishedOn: number;
    readonly largestPublishBurst: number;
    readonly largestPublishBurstOn: number;
  };
}

/** Makes the entity of a user; one with a role is a member. */
export function createUserEntity(facts: UserFacts): Entity {
  const { username, role, publishing } = facts;
  const email = facts.email?.toLowerCase();
  return createIntegrationEntity({
    entityData: {
      source: { username, role },
      assign: {
        _key: userKey(username),
        _type: userEntity._type,
        _class: userEntity._class,
        id: username,
        name: username,
        displayName: username,
        username,
        member: role !== undefined,
        role,
        admin: role === 'owner' || role === 'admin',
        active: true,
        email,
        emailDomain: email && [emailDomain(email)],
        webLink: `${NPM_WEBSITE}/~${webPath(username)}`,
        ...publishing,
      },
    },
  });
}
