import {
  createIntegrationEntity,
  type Entity,
  type StepEntityMetadata,
} from '@jupiterone/integration-sdk-core';
import type { Member } from '../registry/types';
import { emailDomain } from './email-domain';
import { NPM_WEBSITE, webPath } from './links';
import { count, link, properties, text, texts } from './properties';

/** The organization itself; the platform maps the vendor npm and the customer's root to it. */
export const accountEntity = {
  resourceName: 'npm Organization',
  _type: 'npm_account',
  _class: 'Account',
  schema: properties({
    id: text('The name of the organization.'),
    name: text('The name of the organization.'),
    displayName: text('The name of the organization.'),
    accountId: text('The name of the organization.'),
    vendor: text('Always `npm`.'),
    webLink: link("The organization's packages on npm's website."),
    memberCount: count('How many people are on the roster.'),
    ownerCount: count('How many of the members are owners.'),
    adminCount: count('How many of the members are admins.'),
    teamCount: count('How many teams there are.'),
    packageCount: count(
      "How many packages the organization's list and its teams' lists have together.",
    ),
    emailDomains: texts("The domains of the members' e-mails, sorted."),
  }),
} satisfies StepEntityMetadata;

/** An organization with what npm's lists tell of its size; what could not be read is absent. */
export interface Account {
  readonly organization: string;
  readonly members: readonly Member[];
  readonly teamCount?: number;
  readonly packageCount?: number;
  /** Of the members, as far as npm tells them. */
  readonly emails: readonly string[];
}

export const accountKey = (organization: string) =>
  `npm-account:${organization}`;

/** Makes the entity of an organization. */
export function createAccountEntity(account: Account): Entity {
  const { organization, members, teamCount, packageCount } = account;
  const withRole = (role: string) =>
    members.filter((member) => member.role === role).length;
  const domains = [...new Set(account.emails.map(emailDomain))].sort();
  return createIntegrationEntity({
    entityData: {
      source: { organization },
      assign: {
        _key: accountKey(organization),
        _type: accountEntity._type,
        _class: accountEntity._class,
        id: organization,
        name: organization,
        displayName: organization,
        accountId: organization,
        vendor: 'npm',
        webLink: `${NPM_WEBSITE}/settings/${webPath(organization)}/packages`,
        memberCount: members.length,
        ownerCount: withRole('owner'),
        adminCount: withRole('admin'),
        teamCount,
        packageCount,
        emailDomains: domains.length > 0 ? domains : undefined,
      },
    },
  });
}
