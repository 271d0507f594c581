import { createTeamEntity, teamEntity } from '../../src/entities/team';
import { undeclaredIn, URI } from './entities';

process.env.ENABLE_GRAPH_OBJECT_SCHEMA_VALIDATION = '1';

it('a team has the name of its organization before its own', () => {
  const entity = createTeamEntity({ organization: 'acme', name: 'platform' });
  expect(entity).toEqual({
    _key: 'npm-team:acme:platform',
    _type: 'npm_team',
    _class: ['UserGroup'],
    _rawData: [
      {
        name: 'default',
        rawData: { organization: 'acme', name: 'platform' },
      },
    ],
    id: 'acme:platform',
    name: 'acme:platform',
    displayName: 'acme:platform',
    organization: 'acme',
    teamName: 'platform',
    webLink: 'https://www.npmjs.com/settings/acme/teams/team/platform/users',
  });
  expect(undeclaredIn(entity, teamEntity)).toEqual([]);
});

it('a team whose name holds a colon keeps it', () => {
  const entity = createTeamEntity({ organization: 'acme', name: 'release:eu' });
  expect(entity).toMatchObject({
    _key: 'npm-team:acme:release:eu',
    id: 'acme:release:eu',
    teamName: 'release:eu',
    webLink:
      'https://www.npmjs.com/settings/acme/teams/team/release%3Aeu/users',
  });
});

it.each(['night shift', 'naïve', '100%', 'a"b<c>'])(
  'the page of the team %s has an address that is a URI',
  (name) => {
    const entity = createTeamEntity({ organization: 'acme', name });
    expect(entity.webLink).toMatch(URI);
  },
);
