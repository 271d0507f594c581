import { readCollected, readSteps } from '../../src/graph/read';
import { temporaryFolder } from '../tools/temporary-folder';

const folder = temporaryFolder({
  'graph/fetch-org-packages/entities/b.json': {
    entities: [
      { _key: 'npm-package:b', _type: 'npm_package', _class: ['CodeModule'] },
      { _key: 'npm-package:a', _type: 'npm_package', _class: 'CodeModule' },
    ],
  },
  'graph/fetch-org-users/entities/a.json': {
    entities: [{ _key: 'npm-user:alice', _type: 'npm_user', _class: ['User'] }],
  },
  'graph/fetch-org-packages/relationships/c.json': {
    relationships: [
      {
        _key: 'allows',
        _type: 'npm_package_allows_user',
        _class: 'ALLOWS',
        _fromEntityKey: 'npm-package:a',
        _toEntityKey: 'npm-user:alice',
      },
      {
        _key: 'published',
        _type: 'repo_published_npm_package',
        _class: 'PUBLISHED',
        _mapping: {
          relationshipDirection: 'REVERSE',
          sourceEntityKey: 'npm-package:a',
          targetEntity: { _class: 'CodeRepo', fullName: 'acme/a' },
          targetFilterKeys: [['_class', 'fullName']],
        },
      },
    ],
  },
  'graph/fetch-org-packages/README.txt': 'not of the graph',
  'summary.json': {
    integrationStepResults: [
      {
        id: 'fetch-org-users',
        name: 'Fetch Users',
        status: 'success',
        declaredTypes: ['npm_user'],
        partialTypes: [],
      },
    ],
  },
});
const broken = temporaryFolder({ 'graph/step/entities/a.json': '{' });
const empty = temporaryFolder();

test('entities and relationships of all steps are read, in the order of their keys', async () => {
  const { entities, relationships, mapped } = await readCollected(folder);
  expect(
    entities.map(({ type, key, classes }) => `${type} ${key} ${classes[0]}`),
  ).toEqual([
    'npm_package npm-package:a CodeModule',
    'npm_package npm-package:b CodeModule',
    'npm_user npm-user:alice User',
  ]);
  expect(relationships).toMatchObject([
    { from: 'npm-package:a', class: 'ALLOWS', to: 'npm-user:alice' },
  ]);
  expect(mapped).toMatchObject([
    {
      source: 'npm-package:a',
      class: 'PUBLISHED',
      target: { fullName: 'acme/a' },
      filters: [['_class', 'fullName']],
      reverse: true,
    },
  ]);
});

test('how each step ended is read from the summary', async () => {
  expect(await readSteps(folder)).toEqual([
    {
      id: 'fetch-org-users',
      name: 'Fetch Users',
      status: 'success',
      types: ['npm_user'],
    },
  ]);
});

test('where nothing was collected there is nothing, and no summary', async () => {
  const nothing = { entities: [], relationships: [], mapped: [] };
  expect(await readCollected(empty)).toEqual(nothing);
  expect(await readSteps(empty)).toBeUndefined();
});

test('a file that is no JSON is named, with what to do', async () => {
  await expect(readCollected(broken)).rejects.toThrow(
    /a\.json is not what collect writes; collect again/,
  );
});
