import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { writePage } from '../../src/graph/page';
import { temporaryFolder } from '../tools/temporary-folder';
import { HOSTILE_NAMES } from './hostile-names';

const folder = temporaryFolder();

async function written(data: unknown, name: 'graph' | 'report' = 'report') {
  const file = join(folder, 'below', `${name}.html`);
  await writePage(name, data, file);
  return readFileSync(file, 'utf8');
}

test('a page holds its data, whatever that says, and is there when the whole of it is', async () => {
  const page = await written(HOSTILE_NAMES);
  const [, text = ''] = /id="data">([^<]*)<\/script>/.exec(page) ?? [];
  const data = gunzipSync(Buffer.from(text, 'base64')).toString();
  expect(JSON.parse(data)).toEqual(HOSTILE_NAMES);
  expect(readdirSync(join(folder, 'below'))).toEqual(['report.html']);
});

test('the same data makes the same page', async () => {
  expect(await written([1, 2])).toBe(await written([1, 2]));
});

test.each(['graph', 'report'] as const)(
  'the page %s runs one script, its own, and loads nothing',
  async (name) => {
    const page = await written({}, name);
    const [, script = ''] = /<script>([^]*)<\/script>/.exec(page) ?? [];
    const hash = createHash('sha256').update(script).digest('base64');
    expect(page).toContain(
      `content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-${hash}'"`,
    );
    const [head = ''] = page.split('<script>');
    expect(head).not.toMatch(/<link|src=|@import|url\(/);
    expect(page).not.toMatch(/<!-- (policy|style|script|data) -->/);
  },
);
