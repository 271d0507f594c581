import {
  createDirectRelationship,
  createMappedRelationship,
  generateRelationshipType,
  type ExplicitRelationship,
  type MappedRelationship,
  RelationshipClass,
  RelationshipDirection,
  type StepMappedRelationshipMetadata,
  type StepRelationshipMetadata,
} from '@jupiterone/integration-sdk-core';
import { accessTokenEntity } from './entities/access-token';
import { accountEntity } from './entities/account';
import { advisoryEntity } from './entities/advisory';
import { type CodeRepo, mappingTo } from './entities/code-repo';
import { packageEntity, packageKey } from './entities/package';
import { count, flag, properties, text, time } from './entities/properties';
import { teamEntity } from './entities/team';
import { userEntity } from './entities/user';

type Properties = {
  readonly [name: string]: string | number | boolean | undefined;
};

/** An edge between two types: what a step declares, and how each edge is drawn between two keys. */
export interface Edge {
  readonly metadata: StepRelationshipMetadata;
  draw(from: string, to: string, properties?: Properties): ExplicitRelationship;
}

function edge(
  from: { readonly _type: string },
  _class: RelationshipClass,
  to: { readonly _type: string },
  schema?: StepRelationshipMetadata['schema'],
): Edge {
  return {
    metadata: {
      _type: generateRelationshipType(_class, from, to),
      _class,
      sourceType: from._type,
      targetType: to._type,
      schema,
    },
    draw: (fromKey, toKey, properties) =>
      createDirectRelationship({
        _class,
        fromType: from._type,
        fromKey,
        toType: to._type,
        toKey,
        properties,
      }),
  };
}

const { ALLOWS, HAS, PUBLISHED, USES } = RelationshipClass;

export const accountHasUser = edge(accountEntity, HAS, userEntity);
export const accountHasTeam = edge(accountEntity, HAS, teamEntity);
export const accountHasPackage = edge(accountEntity, HAS, packageEntity);
export const teamHasUser = edge(teamEntity, HAS, userEntity);
export const packageAllowsTeam = edge(
  packageEntity,
  ALLOWS,
  teamEntity,
  properties({
    permission: text('`read-only` or `read-write`.'),
    write: flag('Whether members of the team may publish.'),
  }),
);
export const packageAllowsUser = edge(
  packageEntity,
  ALLOWS,
  userEntity,
  properties({
    permission: text('`read-only` or `read-write`.'),
    write: flag('Whether the user may publish.'),
    direct: flag(
      'Whether no team that the user is in grants as much. Absent when a list of a team could not be read.',
    ),
  }),
);
export const userPublishedPackage = edge(
  userEntity,
  PUBLISHED,
  packageEntity,
  properties({
    versions: count('How many versions the user published.'),
    firstPublishedOn: time('When the first of them came.'),
    lastPublishedOn: time('When the last of them came.'),
    latest: flag('Whether the latest version is one of them.'),
  }),
);
export const packageUsesPackage = edge(
  packageEntity,
  USES,
  packageEntity,
  properties({
    versionRange: text('The range of versions, as the package writes it.'),
    dependencyType: text(
      'The field that names the dependency: `dependencies`, `optionalDependencies`, `peerDependencies` or `devDependencies`. The first of them counts.',
    ),
  }),
);
export const packageHasAdvisory = edge(packageEntity, HAS, advisoryEntity);
export const userHasAccessToken = edge(userEntity, HAS, accessTokenEntity);

/** The repository that a package declares published it; other integrations collect repositories. */
export const codeRepoPublishedPackage = {
  metadata: {
    _type: 'repo_published_npm_package',
    _class: PUBLISHED,
    sourceType: packageEntity._type,
    targetType: 'CodeRepo',
    direction: RelationshipDirection.REVERSE,
    schema: properties({
      directory: text('The folder of the package in the repository.'),
    }),
  } satisfies StepMappedRelationshipMetadata,

  draw(
    codeRepo: CodeRepo,
    packageName: string,
    directory?: string,
  ): MappedRelationship {
    const key = packageKey(packageName);
    return createMappedRelationship({
      _class: PUBLISHED,
      _type: this.metadata._type,
      _key: `${this.metadata._type}|${key}`,
      _mapping: mappingTo(codeRepo, key),
      properties: directory === undefined ? undefined : { directory },
    });
  },
};
