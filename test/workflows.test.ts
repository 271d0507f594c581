import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaults } from '@pnpm/npm-conf';
import { minVersion } from 'semver';
import { parse } from 'yaml';
import { engines, publishConfig, repository, scripts } from '../package.json';
import {
  anything,
  array,
  type Decoder,
  dictionary,
  number,
  object,
  optional,
  string,
} from '../src/registry/decode';
import { ROOT } from './tools/run';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: ReadonlyMap<string, unknown>;
}

interface Job {
  readonly uses?: string;
  readonly permissions: ReadonlyMap<string, string>;
  readonly steps?: readonly Step[];
  readonly strategy?: unknown;
}

interface Workflow {
  readonly on: ReadonlyMap<string, unknown>;
  readonly permissions: ReadonlyMap<string, string>;
  readonly jobs: ReadonlyMap<string, Job>;
}

const workflow: Decoder<Workflow> = object({
  on: dictionary(anything),
  permissions: dictionary(string),
  jobs: dictionary(
    object<Job>({
      uses: optional(string),
      permissions: dictionary(string),
      steps: optional(
        array(
          object<Step>({
            uses: optional(string),
            run: optional(string),
            with: optional(dictionary(anything)),
          }),
        ),
      ),
      strategy: optional(anything),
    }),
  ),
});

const FOLDER = join(ROOT, '.github/workflows');
const texts = new Map(
  readdirSync(FOLDER).map((name) => [
    name,
    readFileSync(join(FOLDER, name), 'utf8'),
  ]),
);
const workflows = new Map(
  [...texts].map(([name, text]) => [name, workflow(parse(text))]),
);
const jobs = [...workflows].flatMap(([file, { jobs }]) =>
  [...jobs].map(([name, job]) => ({ name: `${file} ${name}`, job })),
);
const steps = jobs.flatMap(({ name, job }) =>
  (job.steps ?? []).map((step) => ({ name, step })),
);
const runs = steps.flatMap(({ step }) => step.run ?? []);

test('checks run on every push and pull request, a release for a tag alone', () => {
  const triggers = [...workflows].map(([file, { on }]) => [
    file,
    Object.fromEntries(on),
  ]);
  expect(Object.fromEntries(triggers)).toEqual({
    'checks.yml': {
      push: { branches: ['**'] },
      pull_request: null,
      workflow_call: null,
    },
    'release.yml': { push: { tags: ['v*.*.*'] } },
  });
});

test('a workflow may nothing, its jobs read the code, and the one that publishes shows who it is', () => {
  for (const { permissions } of workflows.values())
    expect([...permissions]).toEqual([]);
  const granted = jobs.map(({ name, job }) => [
    name,
    Object.fromEntries(job.permissions),
  ]);
  expect(Object.fromEntries(granted)).toEqual({
    'checks.yml test': { contents: 'read' },
    'release.yml checks': { contents: 'read' },
    'release.yml publish': { contents: 'read', 'id-token': 'write' },
  });
});

test.each([...texts])(
  "%s uses no secret, no token and names no registry's host",
  (_, text) => {
    expect(text).not.toMatch(/secrets|github\.token|auth.?token|npm_token/i);
    expect(text).not.toMatch(/registry-url|npmrc/);
    expect(text).not.toContain(new URL(defaults.registry).hostname);
  },
);

test('nothing of an event is written into a command', () => {
  expect(runs.filter((run) => run.includes('${{'))).toEqual([]);
});

test('actions have a whole version or a commit, and keep no credentials', () => {
  const used = steps.flatMap(({ step }) => (step.uses ? [step] : []));
  expect(used).not.toHaveLength(0);
  for (const { uses = '', with: inputs } of used) {
    expect(uses).toMatch(/@(v\d+\.\d+\.\d+|[0-9a-f]{40})$/);
    if (uses.startsWith('actions/checkout@'))
      expect(inputs?.get('persist-credentials')).toBe(false);
    else expect(inputs?.get('package-manager-cache')).toBe(false);
  }
});

test('commands are those of the documents', () => {
  const named = runs.flatMap((run) => [
    ...run.matchAll(/npm (?:run )?(?!ci\b|publish\b|run\b|--)([\w:-]+)/g),
  ]);
  const names = named.map(([, name = '']) => name);
  expect(names).toContain('test');
  expect(names.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
});

test('nothing installed runs a script, and what is published passed the checks', () => {
  const npm = runs.filter((run) => /^npm (ci|publish)/.test(run));
  expect(npm).toContain('npm publish --ignore-scripts');
  expect(npm.filter((run) => !run.endsWith(' --ignore-scripts'))).toEqual([]);
  expect(parse(texts.get('release.yml') ?? '')).toMatchObject({
    jobs: { publish: { needs: 'checks' } },
  });
});

test('the oldest Node that is supported is among those of the checks', () => {
  const strategy = object({ matrix: object({ node: array(number) }) });
  const { job } = jobs.find(({ name }) => name === 'checks.yml test') ?? {};
  const { node } = strategy(job?.strategy).matrix;
  expect(node).toContain(minVersion(engines.node)?.major);
});

test('the package is published with provenance, which needs its repository', () => {
  expect(publishConfig).toEqual({ access: 'public', provenance: true });
  expect(repository.url).toMatch(/^git\+https:\/\/github\.com\/.+\.git$/);
});
