import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import tseslint from 'typescript-eslint';

/** What a layer must not import, as regular expressions; each file is in one layer. */
const layer = (files, ...forbidden) => ({
  files: files.map((name) => `src/${name}`),
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: forbidden.map((regex) => ({
          regex,
          message: 'Imports point one way: see docs/architecture.md.',
        })),
      },
    ],
  },
});

/** Only `exchange.ts` touches the network. */
const NETWORK = '^(node-fetch|(node:)?(https?|net|tls))$';

/** What uses the integration or works on what it collected, which the integration never loads. */
const BESIDE = '^\\.\\.?/(cli|graph|j1ql|report|pages)(/|$)';

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'coverage/',
      'demo-output/',
      'bench-output/',
      'src/pages/built/',
    ],
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
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
    files: ['src/registry/decode.ts', 'src/registry/archive.ts'],
    rules: { '@typescript-eslint/consistent-type-assertions': 'off' },
  },
  {
    files: ['bench/**', 'test/**', 'tools/**'],
    rules: {
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      'no-console': 'off',
    },
  },
  {
    // Markup is long.
    files: ['**/*.tsx'],
    rules: {
      'max-lines-per-function': [
        'error',
        { max: 65, skipBlankLines: true, skipComments: true },
      ],
    },
  },
  {
    // They read only what was written by code of the same version.
    files: ['bench/**', 'src/pages/shared/data.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  layer(
    ['registry/!(exchange|agent|proxy|transfer).ts'],
    NETWORK,
    '^\\.\\./(?!\\.\\./package\\.json$)',
  ),
  layer(
    ['exchange', 'agent', 'proxy', 'transfer'].map(
      (name) => `registry/${name}.ts`,
    ),
    '^\\.\\./',
  ),
  layer(
    ['entities/*.ts'],
    NETWORK,
    '^\\.\\./(?!registry/types$)',
    '^\\./(account|user|team|package|access-token|advisory)$',
  ),
  layer(['relationships.ts'], NETWORK, '^\\.(?!/entities/)'),
  layer(
    ['steps/!(index).ts'],
    NETWORK,
    '^\\.\\./(index|validation)$',
    BESIDE,
    '^\\.\\./registry/(http|decode|exchange|agent|proxy|answer|packument|manifest|release)$',
    '^\\./index$',
    '^\\.$',
    '^\\.\\./\\.\\./',
  ),
  layer(
    ['config.ts', 'ingestion.ts', 'validation.ts'],
    NETWORK,
    '^\\./(entities/|steps|relationships$|index$)',
    BESIDE,
  ),
  layer(['steps/index.ts'], '^\\.\\./'),
  layer(['index.ts'], BESIDE),
  layer(['graph/*.ts'], NETWORK, '^\\.\\./'),
  layer(['j1ql/*.ts'], NETWORK, '^\\.\\./(?!graph/)'),
  layer(['report/*.ts'], NETWORK, '^\\.\\./(?!(graph|j1ql)/)'),
  layer(
    ['pages/**/*.ts', 'pages/**/*.tsx'],
    NETWORK,
    '^node:',
    '/(?:cli|config|entities|index|ingestion|registry|steps)(?:/|$)',
  ),
  layer(['cli/!(ask).ts'], NETWORK, '^\\.\\./(steps|entities)/'),
  layer(['cli/ask.ts'], NETWORK, '^\\.\\./(?!(graph|j1ql|report)/)'),
  layer(['cli/ask/*.ts'], NETWORK, '^\\.\\./\\.\\./(?!(graph|j1ql|report)/)'),
);
