import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Graph } from './model';

const template = asset('index.html');
const style = asset('style.css');
const library = read(libraryPath()).replace(/\/\/# sourceMappingURL=.*/, '');
const page = [
  'graph',
  'looks',
  'layout',
  'panel',
  'search',
  'legend',
  'drawing',
  'main',
]
  .map((name) => asset(`${name}.js`))
  .join('\n');

/** One page that needs no network and runs no markup or script but its own, whatever the names in the graph say. */
export function graphPage(graph: Graph): string {
  const scripts = [library, page].map(harmless);
  const hashes = scripts.map(
    (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  );
  const parts = new Map([
    [
      'policy',
      `default-src 'none'; style-src 'unsafe-inline'; script-src ${hashes.join(' ')}`,
    ],
    ['style', `<style>${style}</style>`],
    [
      'scripts',
      [
        `<script type="application/json" id="data">${toJson(graph)}</script>`,
        ...scripts.map((text) => `<script>${text}</script>`),
      ].join('\n'),
    ],
  ]);
  return template.replace(
    /<!-- (\w+) -->/g,
    (_, name: string) => parts.get(name) ?? '',
  );
}

/** JSON in which nothing can end the script element around it. */
function toJson(graph: Graph): string {
  return JSON.stringify(graph).replace(
    /[<\u2028\u2029]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A script in which no string can end the script element around it. */
function harmless(script: string): string {
  return script.replace(/<(?=\/script|!--)/gi, '\\x3c');
}

/** The library that draws: the build puts a copy of it beside the page, so that the package does not depend on it. */
function libraryPath(): string {
  const copy = join(__dirname, 'page', 'vis-network.min.js');
  return existsSync(copy)
    ? copy
    : require.resolve('vis-network/standalone/umd/vis-network.min.js');
}

function asset(name: string): string {
  return read(join(__dirname, 'page', name));
}

/** With the line ends that a browser sees when it checks the policy's hashes. */
function read(path: string): string {
  return readFileSync(path, 'utf8').replace(/\r\n?/g, '\n');
}
