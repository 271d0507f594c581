import {
  RelationshipClass,
  RelationshipDirection,
} from '@jupiterone/integration-sdk-core';
import {
  accountHasPackage,
  accountHasTeam,
  accountHasUser,
  codeRepoPublishedPackage,
  type Edge,
  packageAllowsTeam,
  packageAllowsUser,
  packageHasAdvisory,
  packageUsesPackage,
  teamHasUser,
  userHasAccessToken,
  userPublishedPackage,
} from '../src/relationships';

const { ALLOWS, HAS, PUBLISHED, USES } = RelationshipClass;

describe('edges between what npm tells of', () => {
  it.each<[string, Edge, RelationshipClass, string, string]>([
    ['npm_account_has_user', accountHasUser, HAS, 'npm_account', 'npm_user'],
    ['npm_account_has_team', accountHasTeam, HAS, 'npm_account', 'npm_team'],
    [
      'npm_account_has_package',
      accountHasPackage,
      HAS,
      'npm_account',
      'npm_package',
    ],
    ['npm_team_has_user', teamHasUser, HAS, 'npm_team', 'npm_user'],
    [
      'npm_package_allows_team',
      packageAllowsTeam,
      ALLOWS,
      'npm_package',
      'npm_team',
    ],
    [
      'npm_package_allows_user',
      packageAllowsUser,
      ALLOWS,
      'npm_package',
      'npm_user',
    ],
    [
      'npm_user_published_package',
      userPublishedPackage,
      PUBLISHED,
      'npm_user',
      'npm_package',
    ],
    [
      'npm_package_uses_package',
      packageUsesPackage,
      USES,
      'npm_package',
      'npm_package',
    ],
    [
      'npm_package_has_advisory',
      packageHasAdvisory,
      HAS,
      'npm_package',
      'npm_advisory',
    ],
    [
      'npm_user_has_access_token',
      userHasAccessToken,
      HAS,
      'npm_user',
      'npm_access_token',
    ],
  ])('%s', (_type, edge, _class, sourceType, targetType) => {
    expect(edge.metadata).toMatchObject({
      _type,
      _class,
      sourceType,
      targetType,
    });
    expect(edge.draw('a', 'b')).toMatchObject({
      _type,
      _class,
      _fromEntityKey: 'a',
      _toEntityKey: 'b',
    });
  });

  it('keep the key that customers have in their graphs', () => {
    const edge = teamHasUser.draw('npm-team:acme:release:eu', 'npm-user:dave');
    expect(edge).toEqual({
      _key: 'npm-team:acme:release:eu|has|npm-user:dave',
      _type: 'npm_team_has_user',
      _class: 'HAS',
      _fromEntityKey: 'npm-team:acme:release:eu',
      _toEntityKey: 'npm-user:dave',
      displayName: 'HAS',
    });
  });

  it('have a key of their own for each pair and each verb', () => {
    const keys = [
      accountHasUser.draw('a', 'b'),
      accountHasUser.draw('a', 'c'),
      packageAllowsUser.draw('a', 'b'),
      userPublishedPackage.draw('a', 'b'),
      packageUsesPackage.draw('a', 'b'),
    ].map(({ _key }) => _key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('carry properties', () => {
    const grant = { permission: 'read-write', write: true };
    expect(
      packageAllowsTeam.draw('npm-package:a', 'npm-team:acme:b', grant),
    ).toMatchObject({ ...grant, _type: 'npm_package_allows_team' });
  });
});

describe('the repository that published a package', () => {
  const github = {
    targetEntity: {
      _type: 'github_repo',
      _class: 'CodeRepo',
      fullName: 'acme/monorepo',
    },
    targetFilterKeys: [['_type', 'fullName']],
  };

  it('is declared as collected by somebody else', () => {
    expect(codeRepoPublishedPackage.metadata).toMatchObject({
      _type: 'repo_published_npm_package',
      _class: PUBLISHED,
      sourceType: 'npm_package',
      targetType: 'CodeRepo',
      direction: RelationshipDirection.REVERSE,
    });
  });

  it('is drawn towards the package, and never made', () => {
    expect(
      codeRepoPublishedPackage.draw(github, '@acme/widget', 'packages/widget'),
    ).toEqual({
      _key: 'repo_published_npm_package|npm-package:@acme/widget',
      _type: 'repo_published_npm_package',
      _class: 'PUBLISHED',
      displayName: 'PUBLISHED',
      directory: 'packages/widget',
      _mapping: {
        sourceEntityKey: 'npm-package:@acme/widget',
        relationshipDirection: 'REVERSE',
        skipTargetCreation: true,
        ...github,
      },
    });
  });

  it('has a key for each package, so that none is lost in Neo4j', () => {
    const keys = ['@acme/widget', '@acme/gadget'].map(
      (name) => codeRepoPublishedPackage.draw(github, name)._key,
    );
    expect(new Set(keys).size).toBe(2);
  });

  it('has no directory where the package names none', () => {
    const edge = codeRepoPublishedPackage.draw(github, '@acme/widget');
    expect(edge).not.toHaveProperty('directory');
  });
});
