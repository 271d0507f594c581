import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import tseslint from 'typescript-eslint';

/** Forbids a layer to import what stands above it. */
const layer = (folder, forbidden) => ({
  files: [`src/${folder}`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: forbidden.map((group) => ({
          group: [group],
          message: 'Imports point one way: see docs/architecture.md.',
        })),
      },
    ],
  },
});

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'demo-output/', 'tools/page/'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: dirname(fileURLToPath(import.meta.url)),
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-assertions': [
        'error',
        { assertionStyle: 'never' },
      ],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports' },
      ],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { ignoreRestSiblings: true },
      ],
      'no-console': 'error',
      complexity: ['error', 12],
      'max-lines': ['error', 200],
      'max-lines-per-function': [
        'error',
        { max: 45, skipBlankLines: true, skipComments: true },
      ],
    },
  },
  {
    files: ['src/registry/decode.ts'],
    rules: { '@typescript-eslint/consistent-type-assertions': 'off' },
  },
  {
    files: ['test/**', 'tools/**'],
    rules: {
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      'no-console': 'off',
    },
  },
  layer('registry/**', [
    '**/entities/*',
    '**/steps',
    '**/steps/*',
    '../config',
    '../relationships',
    '../index',
  ]),
  layer('entities/**', [
    '**/steps',
    '**/steps/*',
    '../config',
    '../relationships',
    '../index',
    '../registry/!(types)',
  ]),
  layer('relationships.ts', [
    '**/steps',
    '**/steps/*',
    './config',
    './registry/*',
    './index',
  ]),
  layer('steps/**', ['../index', '../validation']),
  layer('!(index|validation).ts', ['./index', './steps', './steps/*']),
);
