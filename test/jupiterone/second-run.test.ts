import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { acme } from '../registry/acme';
import { startRegistry } from '../registry/server';
import type { World } from '../registry/world';
import { temporaryFolder } from '../tools/temporary-folder';
import { declaredTypes } from './declared';
import { exportOf } from './graph';
import { startPlatform } from './platform';
import { diff, run } from './run';

jest.setTimeout(180_000);

/** Acme after a while: zoe left, though one package still lets her publish; a package became public; a team has another name. */
const later: World = {
  ...acme,
  members: acme.members.filter(({ username }) => username !== 'zoe'),
  teams: acme.teams.map((team) =>
    team.name === 'designers' ? { ...team, name: 'design' } : team,
  ),
  packages: acme.packages.map((pkg) =>
    pkg.name === '@acme/secret-plans' ? { ...pkg, public: true } : pkg,
  ),
};

const folder = temporaryFolder();
/** The graph after a run of acme and after two of what became of it, as files. */
const files = ['first', 'second', 'third'].map((name) =>
  join(folder, `${name}.json`),
);

beforeAll(async () => {
  const platform = await startPlatform({ declaredTypes });
  const worlds = [acme, later, later];
  for (const [index, world] of worlds.entries()) {
    const registry = await startRegistry(world);
    await run(registry, platform);
    await registry.close();
    const file = files[index] ?? '';
    writeFileSync(file, JSON.stringify(exportOf(platform.graph)));
  }
  await platform.close();
});

/** What a diff tells: `+ key`, `- key`, and of what stayed `key: - property`. */
function changesIn(output: string): readonly string[] {
  const plain = output.replace(new RegExp('\u001b\\[\\d+m', 'g'), '');
  const changes: string[] = [];
  let key = '';
  for (const line of plain.split('\n')) {
    const [, sign, name] = /^([-+ ]) {2}(\S.*): \{$/.exec(line) ?? [];
    if (name !== undefined) {
      key = sign === ' ' ? name : '';
      if (sign !== ' ') changes.push(`${sign} ${name}`);
    } else if (key && /^[-+] /.test(line)) {
      changes.push(`${key}: ${line.charAt(0)} ${line.slice(1).trim()}`);
    }
  }
  return changes.sort();
}

it('a second run differs from the first in exactly what changed', async () => {
  const [first = '', second = ''] = files;
  const output = await diff(first, second);
  expect(output).toContain('--- ENTITY DIFF ---');
  expect(output).toContain('--- RELATIONSHIP DIFF ---');
  expect(changesIn(output)).toEqual(
    [
      '- npm-account:acme|has|npm-user:zoe',
      'npm-account:acme: - memberCount: 11',
      'npm-account:acme: + memberCount: 10',
      'npm-user:zoe: - role: "developer"',
      'npm-user:zoe: - member: true',
      'npm-user:zoe: + member: false',
      'npm-package:@acme/secret-plans: - public: false',
      'npm-package:@acme/secret-plans: + public: true',
      '- npm-team:acme:designers',
      '- npm-account:acme|has|npm-team:acme:designers',
      '- npm-team:acme:designers|has|npm-user:frank',
      '- npm-team:acme:designers|has|npm-user:grace',
      '+ npm-team:acme:design',
      '+ npm-account:acme|has|npm-team:acme:design',
      '+ npm-team:acme:design|has|npm-user:frank',
      '+ npm-team:acme:design|has|npm-user:grace',
    ].sort(),
  );
});

it('a run after which nothing changed differs in nothing', async () => {
  const [, second = '', third = ''] = files;
  const output = await diff(second, third);
  expect(output).toContain('--- RELATIONSHIP DIFF ---');
  expect(output).not.toMatch(/^[-+] {2}/m);
  expect(changesIn(output)).toEqual([]);
});
