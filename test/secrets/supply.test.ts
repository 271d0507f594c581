import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { name as ownName } from '../../package.json';
import {
  boolean,
  dictionary,
  object,
  optional,
  string,
} from '../../src/registry/decode';
import { ROOT } from '../tools/run';
import { temporaryFolder } from '../tools/temporary-folder';
import { TOKEN } from './marked';

const { packages } = object({
  packages: dictionary(
    object<{
      version?: string;
      integrity?: string;
      resolved?: string;
      dev?: boolean;
      hasInstallScript?: boolean;
    }>({
      version: optional(string),
      integrity: optional(string),
      resolved: optional(string),
      dev: optional(boolean),
      hasInstallScript: optional(boolean),
    }),
  ),
})(JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')));

const locked = [...packages].filter(([path]) => path !== '');

/** The paths of the locked packages of which something is so. */
function pathsWhere(
  isSo: (entry: (typeof locked)[number][1]) => boolean,
): readonly string[] {
  return locked.filter(([, entry]) => isSo(entry)).map(([path]) => path);
}

test('every locked package has an integrity, and none an address', () => {
  expect(locked.length).toBeGreaterThan(100);
  expect(
    pathsWhere(({ integrity = '' }) => !/^sha\d+-/.test(integrity)),
  ).toEqual([]);
  expect(pathsWhere(({ resolved }) => resolved !== undefined)).toEqual([]);
});

test('no runtime dependency runs a script when it is installed', () => {
  expect(pathsWhere(({ dev }) => !dev)).toContain('node_modules/node-fetch');
  expect(
    pathsWhere(
      ({ dev, hasInstallScript }) => !dev && hasInstallScript === true,
    ),
  ).toEqual([]);
});

/** A copy of what decides which files Git and npm take, with a `.env` beside it. */
const folder = temporaryFolder({
  '.env': `ACCESS_TOKEN=${TOKEN}`,
  'dist/src/index.js': '',
  'dist/src/.env': `ACCESS_TOKEN=${TOKEN}`,
});
for (const file of ['package.json', '.gitignore', 'jupiterone.md'])
  copyFileSync(join(ROOT, file), join(folder, file));

test('.env is ignored by Git, at any depth', () => {
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, { cwd: folder, encoding: 'utf8' });
  git('init', '--quiet');
  expect(git('check-ignore', '.env', 'dist/src/.env').split('\n')).toEqual(
    expect.arrayContaining(['.env', 'dist/src/.env']),
  );
  git('add', '--all');
  expect(git('ls-files')).toContain('package.json');
  expect(git('ls-files')).not.toContain('.env');
});

test('.env is not in the package', () => {
  writeFileSync(join(folder, 'README.md'), '');
  const packed = execFileSync(
    'npm',
    ['pack', '--dry-run', '--json', '--ignore-scripts', '--loglevel=silent'],
    { cwd: folder, encoding: 'utf8' },
  );
  expect(packed).toContain(`"name": "${ownName}"`);
  expect(packed).toContain('jupiterone.md');
  expect(packed).not.toContain('.env');
});
