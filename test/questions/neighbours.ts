import type { Json } from '../jupiterone/shapes';
import type { Others } from './graph';

/** What other integrations and JupiterOne itself know around acme: repositories, people, secrets. */
export const neighbours: Others = {
  entities: [
    repo('monorepo', { fullName: 'acme/monorepo', public: false }),
    repo('core', { fullName: 'acme/core', public: true }),
    {
      ...thing('gitlab-project:ui', 'gitlab_project', 'CodeRepo'),
      displayName: 'UI',
      fullName: 'Acme/Design/Systems/UI',
      public: false,
    },
    {
      ...thing('azure-repo:pipelines', 'azure_devops_repo', 'Repository'),
      displayName: 'pipelines',
      webLink: 'https://dev.azure.com/acme/Platform/_git/pipelines',
    },
    githubUser('octo-alice'),
    githubUser('octo-reader'),
    githubUser('octo-robot'),
    {
      ...thing('github-team:release', 'github_team', 'UserGroup'),
      displayName: 'release',
    },
    secret('monorepo-npm', 'github_repo_secret', 'NPM_TOKEN'),
    secret('monorepo-slack', 'github_repo_secret', 'SLACK_TOKEN'),
    secret('acme-npm', 'github_org_secret', 'NPM_AUTH_TOKEN'),
    person('alice', { active: true }),
    person('carol', { active: false }),
    person('dave', { active: true }),
    person('trent', { active: false }),
    account('okta-user:alice', 'okta_user', true),
    account('okta-user:dave', 'okta_user', false),
    account('okta-user:grace', 'okta_user', false),
    person('grace', { active: true }),
  ],
  relationships: [
    allows('monorepo', 'github-user:octo-alice', true),
    allows('monorepo', 'github-user:octo-reader', false),
    allows('core', 'github-team:release', true),
    link('github-team:release', 'HAS', 'github-user:octo-robot'),
    link('github-repo:monorepo', 'HAS', 'github-secret:monorepo-npm'),
    link('github-repo:monorepo', 'USES', 'github-secret:monorepo-npm'),
    link('github-repo:monorepo', 'HAS', 'github-secret:monorepo-slack'),
    link('github-repo:core', 'USES', 'github-secret:acme-npm'),
    ...['alice', 'carol', 'dave', 'grace', 'trent'].map((name) =>
      link(`npm-user:${name}`, 'IS', `person:${name}`),
    ),
    ...['alice', 'dave', 'grace'].map((name) =>
      link(`okta-user:${name}`, 'IS', `person:${name}`),
    ),
  ],
};

function thing(_key: string, _type: string, _class: string): Json {
  return { _key, _type, _class: [_class], displayName: _key };
}

function repo(name: string, properties: Json): Json {
  const entity = thing(`github-repo:${name}`, 'github_repo', 'CodeRepo');
  return { ...entity, displayName: name, ...properties };
}

function githubUser(login: string): Json {
  return { ...thing(`github-user:${login}`, 'github_user', 'User'), login };
}

function secret(key: string, type: string, name: string): Json {
  return { ...thing(`github-secret:${key}`, type, 'Secret'), name };
}

function person(name: string, properties: Json): Json {
  const entity = thing(`person:${name}`, 'person', 'Person');
  return { ...entity, displayName: name, ...properties };
}

function account(key: string, type: string, active: boolean): Json {
  return { ...thing(key, type, 'User'), active };
}

function allows(repo: string, to: string, pushPermission: boolean): Json {
  return { ...link(`github-repo:${repo}`, 'ALLOWS', to), pushPermission };
}

function link(
  _fromEntityKey: string,
  _class: string,
  _toEntityKey: string,
): Json {
  return {
    _key: `${_fromEntityKey}|${_class}|${_toEntityKey}`,
    _type: 'link',
    _class,
    _fromEntityKey,
    _toEntityKey,
    displayName: _class,
  };
}
