import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runTool } from './run';
import { temporaryFolder } from './temporary-folder';

jest.setTimeout(60_000);

const empty = temporaryFolder();
const folder = temporaryFolder({
  'collected/summary.json': {
    integrationStepResults: [{ name: 'Fetch Packages', status: 'failure' }],
  },
  'collected/graph/step/entities/a.json': {
    entities: [{ _key: 'npm-package:a', _type: 'npm_package', _class: 'X' }],
  },
});
const typedIn = { INIT_CWD: folder };

test('the page is written beside the data, and the path that was typed is meant from where one is', () => {
  const { exitCode, output } = runTool(
    'graph.ts',
    ['--data', 'collected'],
    typedIn,
  );
  const page = join(folder, 'collected', 'index.html');
  expect(output).toContain(`Open ${page} in a browser.\n`);
  expect(exitCode).toBe(0);
  expect(existsSync(page)).toBe(true);
});

test('what the page lacks is told', () => {
  const { output } = runTool('graph.ts', ['--data', 'collected'], typedIn);
  expect(output).toContain(
    'The page lacks what could not be collected: Fetch Packages.',
  );
});

test('the page is written where one says', () => {
  runTool('graph.ts', ['--data', 'collected', '--out', 'a/b.html'], typedIn);
  expect(existsSync(join(folder, 'a', 'b.html'))).toBe(true);
});

test('without data there is no page, but a word on how to get some', () => {
  const { exitCode, output } = runTool('graph.ts', ['--data', empty]);
  expect(output).toMatch(/^No whole collection is below .*: collect first/);
  expect(exitCode).toBe(1);
});
