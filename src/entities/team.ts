import {
  createIntegrationEntity,
  type Entity,
  type StepEntityMetadata,
} from '@jupiterone/integration-sdk-core';
import type { Team } from '../registry/types';
import { NPM_WEBSITE, webPath } from './links';
import { link, properties, text } from './properties';

/** A team of the organization; packages are granted to teams. */
export const teamEntity = {
  resourceName: 'npm Team',
  _type: 'npm_team',
  _class: 'UserGroup',
  schema: properties({
    id: text('Organization and team, as in `acme:developers`.'),
    name: text('Organization and team, as in `acme:developers`.'),
    displayName: text('Organization and team, as in `acme:developers`.'),
    organization: text('The name of the organization.'),
    teamName: text('The name of the team inside the organization.'),
    webLink: link("The team's page on npm's website."),
  }),
} satisfies StepEntityMetadata;

export const teamKey = (team: Team) => `npm-team:${fullNameOf(team)}`;

/** Makes the entity of a team. */
export function createTeamEntity(team: Team): Entity {
  const { organization, name } = team;
  const fullName = fullNameOf(team);
  return createIntegrationEntity({
    entityData: {
      source: team,
      assign: {
        _key: teamKey(team),
        _type: teamEntity._type,
        _class: teamEntity._class,
        id: fullName,
        name: fullName,
        displayName: fullName,
        organization,
        teamName: name,
        webLink: `${NPM_WEBSITE}/settings/${webPath(organization)}/teams/team/${webPath(name)}/users`,
      },
    },
  });
}

function fullNameOf({ organization, name }: Team): string {
  return `${organization}:${name}`;
}
