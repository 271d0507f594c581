import type { Link, Thing } from './model';

const GITHUB =
  'JupiterOne/graph-github: docs/jupiterone.md and src/sync/converters.ts';
const DATA_MODEL = '@jupiterone/data-model 0.54.0: the schema of the class';

/** What the shipped queries name and this integration does not make, each with where it is said. */
export const otherThings: readonly (Thing & { readonly source: string })[] = [
  {
    types: ['github_repo'],
    classes: ['CodeRepo'],
    properties: ['fullName', 'public'],
    source: GITHUB,
  },
  {
    types: ['github_user'],
    classes: ['User'],
    properties: ['login', 'active'],
    source: GITHUB,
  },
  {
    types: ['github_team'],
    classes: ['UserGroup'],
    properties: [],
    source: GITHUB,
  },
  {
    types: ['github_repo_secret', 'github_org_secret', 'github_env_secret'],
    classes: ['Secret'],
    properties: [],
    source: GITHUB,
  },
  {
    types: [],
    classes: ['CodeRepo'],
    properties: ['public'],
    source: DATA_MODEL,
  },
  // As those of Azure DevOps.
  {
    types: [],
    classes: ['Repository'],
    properties: ['public'],
    source: DATA_MODEL,
  },
  {
    types: [],
    classes: ['Person'],
    properties: ['active'],
    source:
      "JupiterOne's documentation, Identity Unification: the properties of a UnifiedIdentity, which is a Person",
  },
  {
    types: [],
    classes: ['User'],
    properties: ['active'],
    source: DATA_MODEL,
  },
];

/** The relationships of those, each with where it is said. */
export const otherLinks: readonly (Link & { readonly source: string })[] = [
  {
    from: 'github_repo',
    verb: 'ALLOWS',
    to: 'github_user',
    properties: ['pushPermission'],
    source: GITHUB,
  },
  {
    from: 'github_repo',
    verb: 'ALLOWS',
    to: 'github_team',
    properties: ['pushPermission'],
    source: GITHUB,
  },
  {
    from: 'github_team',
    verb: 'HAS',
    to: 'github_user',
    properties: [],
    source: GITHUB,
  },
  {
    from: 'github_repo',
    verb: 'HAS',
    to: 'github_repo_secret',
    properties: [],
    source: GITHUB,
  },
  ...['github_repo_secret', 'github_org_secret', 'github_env_secret'].map(
    (to) => ({
      from: 'github_repo',
      verb: 'USES',
      to,
      properties: [],
      source: GITHUB,
    }),
  ),
  {
    from: 'User',
    verb: 'IS',
    to: 'Person',
    properties: [],
    source:
      "JupiterOne's documentation, Identity Unification: how users are mapped to people",
  },
  {
    from: 'Repository',
    verb: 'PUBLISHED',
    to: 'npm_package',
    properties: [],
    source:
      'src/entities/code-repo.ts: packages whose repository is in Azure DevOps',
  },
];

/** What every entity and relationship carries in JupiterOne. */
export const metadata = {
  properties: [
    '_type',
    '_class',
    '_key',
    '_createdOn',
    '_beginOn',
    'displayName',
    'name',
  ],
  source: "JupiterOne's documentation, Entity relationship metadata",
};
