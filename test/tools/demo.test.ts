import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { acme } from '../registry/acme';
import { ROOT, runTool } from './run';

const pages = ['graph.html', 'report.html'].map((name) =>
  join(ROOT, 'demo-output', name),
);

test('the demo collects acme, counts it and draws it, whatever is configured here', () => {
  const { exitCode, output } = runTool('demo.ts', [], {
    ORGANIZATION: 'mine',
    ACCESS_TOKEN: 'a real one',
    REGISTRY_URL: 'https://127.0.0.1:1',
    HTTP_PROXY: 'http://127.0.0.1:1',
    JUPITERONE_INTEGRATION_STORAGE_DIRECTORY: ROOT,
  });
  expect(output).toContain('Collected the organization acme');
  expect(output).toMatch(/^ {2}npm_account +1$/m);
  expect(output).toMatch(
    new RegExp(`^ {2}npm_team +${acme.teams.length}$`, 'm'),
  );
  expect(output).toMatch(/^Mapped relationships +\d+$/m);
  expect(output).not.toContain(acme.token.value);
  expect(exitCode).toBe(0);
  expect(pages.filter(existsSync)).toEqual(pages);
  expect(output).toContain('npm run ask -- --data demo-output');
}, 60_000);
