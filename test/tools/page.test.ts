import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runTool } from './run';
import { temporaryFolder } from './temporary-folder';

jest.setTimeout(60_000);

const empty = temporaryFolder();
const folder = temporaryFolder({
  'collected/summary.json': {
    integrationStepResults: [
      { name: 'Fetch Packages', status: 'failure' },
      { name: 'Fetch Teams', status: 'disabled' },
    ],
  },
  'collected/graph/step/entities/a.json': {
    entities: [{ _key: 'npm-package:a', _type: 'npm_package', _class: 'X' }],
  },
});
const typedIn = { INIT_CWD: folder };

describe.each(['graph', 'report'])('npm run %s', (name) => {
  const run = (...args: readonly string[]) =>
    runTool('page.ts', [name, ...args], typedIn);

  test('the page is written beside the data, and the path that was typed is meant from where one is', () => {
    const { exitCode, output } = run('--data', 'collected');
    const page = join(folder, 'collected', `${name}.html`);
    expect(output).toContain(`Open ${page} in a browser.\n`);
    expect(exitCode).toBe(0);
    expect(existsSync(page)).toBe(true);
  });

  test('what the page lacks is told', () => {
    const { output } = run('--data', 'collected');
    expect(output).toContain(
      'The page lacks what could not be collected: Fetch Packages.\n',
    );
    expect(output).toContain(
      'The page lacks what was not to be collected: Fetch Teams.\n',
    );
  });

  test('the page is written where one says', () => {
    run('--data', 'collected', '--out', 'a/b.html');
    const page = readFileSync(join(folder, 'a', 'b.html'), 'utf8');
    expect(page).toMatch(/^<!doctype html>/i);
  });

  test('without data there is no page, but a word on how to get some', () => {
    const { exitCode, output } = run('--data', empty);
    expect(output).toMatch(/^No whole collection is below .*: collect first/);
    expect(exitCode).toBe(1);
  });
});
