// Builds the pages, each into one file that needs no network: npm run pages
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generate } from 'peggy';
import { type Plugin, rolldown } from 'rolldown';
import { grammar } from '../src/j1ql/grammar';

const PAGES = join(__dirname, '..', 'src', 'pages');
const BUILT = join(PAGES, 'built');

/** What a page has in the place of modules that need Node or `eval`. */
const REPLACED: ReadonlyMap<string, () => string> = new Map([
  [
    join('src', 'j1ql', 'parser.ts'),
    () =>
      `const parser = ${generate(grammar, { output: 'source', format: 'bare' })};
      export const makeParser = () => parser;`,
  ],
  [
    // A browser offers to stop a page that takes too long.
    join('src', 'j1ql', 'pattern.ts'),
    () => 'export const matches = (pattern, value) => pattern.test(value);',
  ],
]);

const replacing: Plugin = {
  name: 'replacing',
  load(id) {
    const replaced = [...REPLACED].find(([path]) => id.endsWith(path));
    return replaced?.[1]() ?? null;
  },
};

async function scriptOf(name: string): Promise<string> {
  const bundle = await rolldown({
    input: join(PAGES, name, 'main.tsx'),
    plugins: [replacing],
    platform: 'browser',
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
  });
  const { output } = await bundle.generate({ format: 'iife', minify: true });
  await bundle.close();
  return harmless(output[0].code);
}

/** A script in which no string can end the script element around it, nor has a letter that HTML changes. */
function harmless(script: string): string {
  return script.replace(/<(?=\/script|!--)/gi, '\\x3c').replace(/\0/g, '\\x00');
}

async function build(name: string): Promise<void> {
  const script = await scriptOf(name);
  const styles = ['shared', name].map((folder) =>
    read(join(folder, 'style.css')),
  );
  const hash = createHash('sha256').update(script).digest('base64');
  const parts = new Map([
    [
      'policy',
      `default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-${hash}'`,
    ],
    ['style', `<style>${(await Promise.all(styles)).join('\n')}</style>`],
    ['script', `<script>${script}</script>`],
  ]);
  const template = await read('page.html');
  const page = template.replace(
    /<!-- (policy|style|script) -->/g,
    (_, part: string) => parts.get(part) ?? '',
  );
  await writeFile(join(BUILT, `${name}.html`), page);
}

/** With the line ends that a browser sees when it checks the policy's hash. */
async function read(path: string): Promise<string> {
  const text = await readFile(join(PAGES, path), 'utf8');
  return text.replace(/\r\n?/g, '\n');
}

async function main(): Promise<void> {
  await mkdir(BUILT, { recursive: true });
  await Promise.all(['graph', 'report'].map(build));
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
