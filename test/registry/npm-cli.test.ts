import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { compare } from 'semver';
import { acme } from './acme';
import { type FakeRegistry, startRegistry } from './server';
import type { Permission } from './world';

const run = promisify(execFile);

jest.setTimeout(30_000);

let registry: FakeRegistry;
let folder: string;

beforeAll(async () => {
  registry = await startRegistry(acme);
  folder = await mkdtemp(path.join(tmpdir(), 'npm-cli-'));
  const host = registry.url.replace('http:', '');
  const npmrc = [
    `registry=${registry.url}/`,
    `${host}/:_authToken=\${FAKE_TOKEN}`,
    `cache=${path.join(folder, 'cache')}`,
    'update-notifier=false',
  ];
  await writeFile(path.join(folder, '.npmrc'), npmrc.join('\n'));
});

afterAll(async () => {
  await registry.close();
  await rm(folder, { recursive: true });
});

afterEach(() => expect(registry.unknownRoutes).toEqual([]));

/** What npm prints; it sees nothing of this machine's settings. */
async function npm(...args: readonly string[]): Promise<string> {
  const { npm_execpath: cli = '', PATH } = process.env;
  const [command, ...before] = cli.endsWith('npm-cli.js')
    ? [process.execPath, cli]
    : ['npm'];
  const { stdout } = await run(command, [...before, ...args], {
    cwd: folder,
    env: {
      PATH,
      HOME: folder,
      FAKE_TOKEN: acme.token.value,
      npm_config_userconfig: path.join(folder, '.npmrc'),
      npm_config_globalconfig: path.join(folder, 'global-npmrc'),
    },
  });
  return stdout.trim();
}

async function npmJson(...args: readonly string[]): Promise<unknown> {
  return JSON.parse(await npm(...args, '--json'));
}

function named<T extends { readonly name: string }>(
  things: readonly T[],
  name: string,
): T {
  const found = things.find((thing) => thing.name === name);
  if (!found) throw new Error(`acme has no ${name}`);
  return found;
}

const packageNamed = (name: string) => named(acme.packages, name);
const teamNamed = (name: string) => named(acme.teams, name);

function inWords(
  entries: readonly (readonly [string, Permission | undefined])[],
) {
  return Object.fromEntries(
    entries
      .filter(([, permission]) => permission)
      .map(([name, permission]) => [
        name,
        permission === 'write' ? 'read-write' : 'read-only',
      ]),
  );
}

it('npm whoami prints whose token it is', async () => {
  expect(await npm('whoami')).toBe(acme.token.username);
});

it('npm org ls prints the roster', async () => {
  const roster = acme.members.map(({ username, role }) => [username, role]);
  expect(await npmJson('org', 'ls', 'acme')).toEqual(
    Object.fromEntries(roster),
  );
});

it('npm team ls prints the teams of an organization', async () => {
  const teams = acme.teams.map(({ name }) => `acme:${name}`);
  expect(await npmJson('team', 'ls', 'acme')).toEqual(teams.sort());
});

it.each(['developers', 'release:eu', 'night-shift'])(
  'npm team ls acme:%s prints its members',
  async (name) => {
    const team = teamNamed(name);
    const members = await npmJson('team', 'ls', `acme:${name}`);
    expect(members).toEqual([...team.members].sort());
  },
);

it('npm access list packages prints what the organization has', async () => {
  expect(await npmJson('access', 'list', 'packages', 'acme')).toEqual(
    inWords(acme.packages.map(({ name, permission }) => [name, permission])),
  );
});

it('npm access list packages prints what a team has', async () => {
  const { packages } = teamNamed('security');
  expect(await npmJson('access', 'list', 'packages', 'acme:security')).toEqual(
    inWords(packages.map(({ name, permission }) => [name, permission])),
  );
});

it('npm access list collaborators prints who has access', async () => {
  const { name, collaborators } = packageNamed('@acme/secret-plans');
  expect(await npmJson('access', 'list', 'collaborators', name)).toEqual(
    inWords(collaborators.map((each) => [each.username, each.permission])),
  );
});

it.each(['@acme/core', '@acme/app', 'constructor'])(
  'npm access get status says whether %s is public',
  async (name) => {
    const status = packageNamed(name).public ? 'public' : 'private';
    expect(await npm('access', 'get', 'status', name)).toBe(
      `${name}: ${status}`,
    );
  },
);

it.each(['@acme/core', '@acme/app', '@acme/edge', '@acme/toString'])(
  'npm view prints %s',
  async (name) => {
    const { tags, releases, maintainers, ...pkg } = packageNamed(name);
    const latest = releases.find(({ version }) => version === tags.latest);
    expect(await npmJson('view', name)).toMatchObject({
      name,
      version: latest?.version,
      description: pkg.description,
      license: latest?.license,
      'dist-tags': tags,
      versions: releases.map(({ version }) => version).sort(compare),
      maintainers: maintainers.map((each) => `${each.name} <${each.email}>`),
      time: { created: pkg.createdOn, modified: pkg.modifiedOn },
      ...(latest?.dependencies && { dependencies: latest.dependencies }),
    });
  },
);

it('npm view says when a package was unpublished', async () => {
  const { name, unpublishedOn } = packageNamed('@acme/unpublished');
  await expect(npm('view', name)).rejects.toThrow(
    `Unpublished on ${unpublishedOn}`,
  );
});

it('npm dist-tag ls prints the tags', async () => {
  const { name, tags } = packageNamed('@acme/edge');
  const lines = Object.entries(tags).map((tag) => tag.join(': '));
  expect(await npm('dist-tag', 'ls', name)).toBe(lines.sort().join('\n'));
});

it('npm search prints what search knows', async () => {
  const { name, description, maintainers } = packageNamed('acme-left-pad');
  expect(await npmJson('search', 'left-pad')).toMatchObject([
    {
      name,
      description,
      maintainers: maintainers.map((each) => ({ username: each.name })),
    },
  ]);
});

it('npm token list prints the tokens of all pages', async () => {
  const tokens = acme.token.all.map(({ key, token, name, created }) => ({
    id: key.slice(0, 6),
    token,
    created,
    ...(name && { name }),
  }));
  expect(await npmJson('token', 'list')).toMatchObject(tokens);
});

it('npm audit prints the advisories', async () => {
  const { name } = packageNamed('acme-left-pad');
  const dependencies = { [name]: '1.3.0' };
  const packages = {
    '': { dependencies },
    [`node_modules/${name}`]: { version: '1.3.0' },
  };
  const lock = { lockfileVersion: 3, packages };
  await writeFile(
    path.join(folder, 'package.json'),
    JSON.stringify({ dependencies }),
  );
  await writeFile(path.join(folder, 'package-lock.json'), JSON.stringify(lock));
  const known = acme.advisories.filter((each) => each.package === name);
  expect(await npmJson('audit', '--audit-level=none')).toMatchObject({
    vulnerabilities: {
      [name]: {
        via: known.map(
          ({ title, severity, url, vulnerableVersions: range }) => ({
            title,
            severity,
            url,
            range,
          }),
        ),
      },
    },
  });
});
