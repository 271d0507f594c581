import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { defaults } from '@pnpm/npm-conf';
import ts from 'typescript';
import {
  dependencies,
  devDependencies,
  overrides,
  scripts,
  version,
} from '../package.json';
import { invocationConfig } from '../src';
import { instanceConfigFields } from '../src/config';
import { ingestionConfig } from '../src/ingestion';
import { type Collected, collectFrom } from './collect';
import { acme } from './registry/acme';
import type { FakeRegistry } from './registry/server';
import { ROOT, runTool } from './tools/run';
import { temporaryFolder } from './tools/temporary-folder';

jest.setTimeout(60_000);

const steps = invocationConfig.integrationSteps;
const documents = [
  ...readdirSync(ROOT).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(ROOT, 'docs'), { encoding: 'utf8', recursive: true })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** The texts that a document does not have. */
function missingIn(path: string, texts: Iterable<string>): readonly string[] {
  const document = read(path).replace(/\s+/g, ' ');
  return [...texts].filter((text) => !document.includes(text));
}

const code = (text: string) => `\`${text}\``;

describe('the generated documents', () => {
  const stale = { 'jupiterone.md': '# npm', 'docs/data-model.md': '# Old' };
  const folder = temporaryFolder(stale);

  it('are what the steps declare', () => {
    const { exitCode, output } = runTool('docs.ts', ['--check']);
    expect({ exitCode, output }).toMatchObject({ exitCode: 0 });
  });

  it('are named when they are out of date, and left as they are', () => {
    const args = ['--check', '--folder', folder];
    const { exitCode, output } = runTool('docs.ts', args);
    expect(exitCode).toBe(1);
    for (const [path, content] of Object.entries(stale)) {
      expect(output).toContain(`${path} is out of date`);
      expect(readFileSync(join(folder, path), 'utf8')).toBe(content);
    }
  });
});

describe("the customers' page", () => {
  it('has every step, source and field of the configuration', () => {
    const titles = Object.values(ingestionConfig).map(({ title }) => title);
    const names = [
      ...steps.map(({ id }) => id),
      ...Object.keys(ingestionConfig),
      ...Object.keys(instanceConfigFields),
    ];
    const wanted = [...names.map(code), ...titles];
    expect(missingIn('jupiterone.md', wanted)).toEqual([]);
  });

  it('explains every message', () => {
    const files = readdirSync(join(ROOT, 'src'), {
      encoding: 'utf8',
      recursive: true,
    }).filter((name) => name.endsWith('.ts') && !isDescription(name));
    const messages = files.flatMap((name) => messagesIn(join('src', name)));
    expect(messages.length).toBeGreaterThan(40);
    expect(missingIn('jupiterone.md', messages)).toEqual([]);
  });
});

/** Files whose texts describe the model, which has its own document, or the sources, or are read where they appear. */
function isDescription(name: string): boolean {
  return (
    /^(entities|graph|cli|j1ql|report|pages)\b/.test(name) ||
    ['ingestion.ts', 'relationships.ts'].includes(name)
  );
}

/** The texts of three words and more in a file, up to where the advice begins. */
function messagesIn(file: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isWithinMessage(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node)) {
      const [text = ''] = node.text.replace(/^[",\s]+/, '').split(/[:;.]/);
      const message = text.replace(/[" ]+$/, '');
      if (message.split(' ').length >= 3) found.push(message);
    }
    ts.forEachChild(node, visit);
  };
  const { Latest } = ts.ScriptTarget;
  visit(ts.createSourceFile(file, read(file), Latest, true));
  return found;
}

/** What a decoder expected is a part of a message that is there already. */
function isWithinMessage(node: ts.Node): boolean {
  return (
    ts.isNewExpression(node) && node.expression.getText() === 'DecodeError'
  );
}

describe('the model', () => {
  let graph: Collected & { readonly registry: FakeRegistry };
  beforeAll(async () => {
    graph = await collectFrom(acme);
  });

  it('has the numbers that the README shows of the demo', () => {
    const counts = new Map<string, number>();
    for (const { _type } of [
      ...graph.entities,
      ...graph.relationships,
      ...graph.mapped,
    ])
      counts.set(_type, (counts.get(_type) ?? 0) + 1);
    const shown = read('README.md').matchAll(/^ {2}(\w+) +(\d+)$/gm);
    const told = [...shown].map(
      ([, type, count]) => [type, Number(count)] as const,
    );
    expect(new Map(told)).toEqual(counts);
  });

  it('comes from endpoints that are described', () => {
    const asked = new Set(
      graph.registry.requests.map(({ endpoint }) => code(endpoint ?? '?')),
    );
    expect(missingIn('docs/registry-api.md', asked)).toEqual([]);
  });
});

/** The names in the first column of the table below a heading. */
function firstCells(path: string, heading: string): string[] {
  const [, section = ''] = read(path).split(`# ${heading}\n`);
  const [own = ''] = section.split(/^#/m);
  const cells = [...own.matchAll(/^\|([^|]+)\|/gm)].map(
    ([, cell = '']) => cell,
  );
  return cells.flatMap((cell) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  );
}

it('the table of the architecture has every step with what it depends on', () => {
  const table = read('docs/architecture.md').replace(/ +/g, ' ');
  for (const { id, dependsOn = [], ingestionSourceId } of steps) {
    const cells = [
      code(id),
      dependsOn.map(code).join(', '),
      ingestionSourceId ? code(ingestionSourceId) : '',
    ];
    const row = `\n| ${cells.join(' | ')} |\n`.replace(/ +/g, ' ');
    expect(table).toContain(row);
  }
});

it('every dependency has its reason, and so has every override', () => {
  const reasonsFor = (heading: string) =>
    firstCells('docs/decisions.md', heading).sort();
  expect(reasonsFor('Runtime dependencies')).toEqual(
    Object.keys(dependencies).sort(),
  );
  expect(reasonsFor('Development dependencies')).toEqual(
    Object.keys(devDependencies).sort(),
  );
  const lifted = Object.keys(overrides).map(code);
  expect(missingIn('docs/decisions.md', lifted)).toEqual([]);
});

it('every variable is in the example and explained', () => {
  const variables = Object.keys(instanceConfigFields).map((name) =>
    name.replace(/[A-Z]/g, '_$&').toUpperCase(),
  );
  expect(variables).toContain('REGISTRY_URL');
  expect(missingIn('.env.example', variables)).toEqual([]);
  expect(missingIn('docs/running.md', variables.map(code))).toEqual([]);
});

it('this version is in the changelog', () => {
  expect(read('CHANGELOG.md')).toMatch(
    new RegExp(`^## ${version} - \\d{4}-\\d\\d-\\d\\d$`, 'm'),
  );
});

describe.each(documents)('%s', (path) => {
  const document = read(path);
  /** What code shows may be new; what is said of it is there. */
  const prose = document.replace(/^```ts\n.*?^```$/gms, '');

  it('links to what exists', () => {
    const links = [...document.matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, link = '']) => link)
      .filter((link) => !/^https?:/.test(link));
    expect(links.filter((link) => !leadsSomewhere(path, link))).toEqual([]);
  });

  it('names files that exist', () => {
    const files = prose.matchAll(
      /(?<![\w./-])(?:src|test|tools|docs|\.ci)\/(?:[\w./-]*\w\/?)?/g,
    );
    const missing = [...files].filter(
      ([file]) => !existsSync(join(ROOT, file)),
    );
    expect(missing.map(([file]) => file)).toEqual([]);
  });

  it('names commands that exist', () => {
    const commands = document.matchAll(/npm run (?:-s )?([\w:-]+)/g);
    const names = [...commands].map(([, name = '']) => name);
    expect(names.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  it("names no registry's host and no folder of one machine", () => {
    expect(document).not.toContain(new URL(defaults.registry).hostname);
    expect(document).not.toMatch(/(?<![\w.])\/(?:tmp|home|root|work|Users)\//);
  });
});

function leadsSomewhere(from: string, link: string): boolean {
  const [file = '', anchor] = link.split('#');
  const path = file ? posix.join(posix.dirname(from), file) : from;
  if (!existsSync(join(ROOT, path))) return false;
  return anchor === undefined || anchorsOf(path).includes(anchor);
}

/** What the headings of a document are called in links. */
function anchorsOf(path: string): readonly string[] {
  return [...read(path).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  );
}
