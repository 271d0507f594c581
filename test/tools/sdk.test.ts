import { join } from 'node:path';
import type { Entity } from '../../src/graph/collected';
import { modelProblems } from '../../tools/sdk-model';
import { typeProblems } from '../../tools/sdk-types';
import { collectFrom } from '../collect';
import { acme } from '../registry/acme';
import { ROOT } from './run';
import { temporaryFolder } from './temporary-folder';

jest.setTimeout(120_000);

const INSTALLED = join(ROOT, 'node_modules');
const CORE = '@jupiterone/integration-sdk-core';
const MODEL = '@jupiterone/data-model';

const otherTypes = temporaryFolder({
  [`${CORE}/package.json`]: { types: 'index.d.ts' },
  [`${CORE}/index.d.ts`]: `
    export * from ${JSON.stringify(join(INSTALLED, CORE))};
    export declare function generateRelationshipType(only: number): string;
    export { gone } from 'a-package-that-is-missing';`,
});
const otherModel = temporaryFolder({
  [`node_modules/${MODEL}/index.js`]: `
    const Ajv = require(${JSON.stringify(join(INSTALLED, 'ajv'))});
    const others = ['AccessKey', 'Account', 'CodeModule', 'Finding', 'Key'];
    exports.IntegrationSchema = new Ajv({
      strict: false,
      schemas: [
        {
          $id: '#User',
          properties: { username: { type: 'array' } },
          required: ['firstName'],
        },
        ...others.map((name) => ({ $id: '#' + name })),
      ],
    });`,
});

test('what other types of the SDK break is told with its line, and so is a declaration that leads nowhere', () => {
  const problems = typeProblems(otherTypes).map((problem) =>
    problem.replace(/^.*\/(?=[^/]+:\d)/, '').replace(/:\d+/, ''),
  );
  expect(problems.sort()).toEqual([
    expect.stringContaining("index.d.ts Cannot find module 'a-package-that"),
    'relationships.ts Expected 1 arguments, but got 3.',
  ]);
});

describe('entities by another data model', () => {
  let entities: readonly Entity[];
  beforeAll(async () => {
    const collected = await collectFrom(acme);
    entities = collected.entities.map((properties) => ({
      key: properties._key,
      type: properties._type,
      classes: [properties._class].flat(),
      properties,
    }));
  });

  test('are in order by the one that is installed', () => {
    expect(entities).not.toHaveLength(0);
    expect(modelProblems(INSTALLED, entities)).toEqual([]);
  });

  test('are told with what differs, and how many do', () => {
    expect(modelProblems(join(otherModel, 'node_modules'), entities)).toEqual([
      'npm_team as UserGroup: there is no such class any more (6 ×)',
      "npm_user as User: must have required property 'firstName' (13 ×)",
      'npm_user as User: username must be array (13 ×)',
    ]);
  });
});
