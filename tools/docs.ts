// Renders docs/data-model.md and the data model in jupiterone.md: npm run docs -- [--check] [--folder folder]
import { execFile } from 'node:child_process';
import {
  copyFile,
  mkdir,
  mkdtemp,
  readFile,
  rm,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import type {
  StepEntityMetadata,
  StepGraphObjectMetadata,
  StepMappedRelationshipMetadata,
  StepRelationshipMetadata,
} from '@jupiterone/integration-sdk-core';
import { format, resolveConfig } from 'prettier';
import { invocationConfig } from '../src';
import { ingestionConfig } from '../src/ingestion';

type Step = (typeof invocationConfig.integrationSteps)[number];
type Schema = StepGraphObjectMetadata['schema'];

const ROOT = join(__dirname, '..');

const INTRODUCTION = `# Data model

<!-- Written by \`npm run docs\` from the steps. Do not edit by hand. -->

Every entity and relationship that the integration makes, in the order of the steps.
A property that npm does not tell is absent. Times are epoch milliseconds.`;

/** The document of all entities and relationships, with what each property says. */
function dataModel(): string {
  const steps = invocationConfig.integrationSteps;
  const mapped = steps.flatMap((step) => step.mappedRelationships ?? []);
  return [
    INTRODUCTION,
    '## Entities',
    ...unique(steps.flatMap(({ entities }) => entities)).map(entitySection),
    '## Relationships',
    ...steps.flatMap(({ relationships }) => relationships).map(edgeSection),
    '## Mapped relationships',
    'The other end is an entity that another integration collects. Where there is none, none is made.',
    ...mapped.map(mappedSection),
  ].join('\n\n');
}

/** Two steps may make entities of one type. */
function unique(
  entities: readonly StepEntityMetadata[],
): readonly StepEntityMetadata[] {
  return [...new Map(entities.map((each) => [each._type, each])).values()];
}

function entitySection(entity: StepEntityMetadata): string {
  const classes = [entity._class].flat().map((name) => `\`${name}\``);
  const what = `${entity.resourceName}, class ${classes.join(' and ')}.`;
  return section(entity, what, entity.schema);
}

function edgeSection(edge: StepRelationshipMetadata): string {
  const { sourceType, _class, targetType } = edge;
  const what = `\`${sourceType}\` **${_class}** \`${targetType}\`.`;
  return section(edge, what, edge.schema);
}

function mappedSection(edge: StepMappedRelationshipMetadata): string {
  const { sourceType, _class, targetType } = edge;
  const reverse = String(edge.direction) === 'REVERSE';
  const ends = reverse ? [targetType, sourceType] : [sourceType, targetType];
  const what = `\`${ends.join(`\` **${_class}** \``)}\`.`;
  return section(edge, what, edge.schema);
}

function section(
  { _type }: StepGraphObjectMetadata,
  what: string,
  schema: Schema,
): string {
  const makers = invocationConfig.integrationSteps.filter((step) =>
    declaredBy(step).some((each) => each._type === _type),
  );
  const told = `${what} Made by ${makers.map(stepNamed).join(', and by ')}.`;
  return [`### \`${_type}\``, told, ...propertyTable(schema)].join('\n\n');
}

function declaredBy(step: Step): readonly StepGraphObjectMetadata[] {
  const { entities, relationships, mappedRelationships = [] } = step;
  return [...entities, ...relationships, ...mappedRelationships];
}

function stepNamed({ id, ingestionSourceId }: Step): string {
  const titles = new Map(
    Object.entries(ingestionConfig).map(([name, { title }]) => [name, title]),
  );
  const title = ingestionSourceId && titles.get(ingestionSourceId);
  return title ? `\`${id}\` (source "${title}")` : `\`${id}\``;
}

function propertyTable(schema: Schema): readonly string[] {
  const declared: [string, unknown][] = Object.entries(
    schema?.properties ?? {},
  );
  if (declared.length === 0) return [];
  const rows = declared.map(([name, property]) => {
    const { type, description } = described(property);
    return `| \`${name}\` | ${type} | ${description.replaceAll('|', '\\|')} |`;
  });
  const head = ['| Property | Type | What it says |', '| --- | --- | --- |'];
  return [[...head, ...rows].join('\n')];
}

/** A property's type in words, and its sentence. */
function described(property: unknown) {
  const told = new Map<string, unknown>(Object.entries(property ?? {}));
  const name = told.has('format') ? 'format' : 'type';
  const type = String(told.get(name));
  return {
    type: TYPES.get(type) ?? type,
    description: String(told.get('description')),
  };
}

const TYPES: ReadonlyMap<string, string> = new Map([
  ['string', 'text'],
  ['array', 'texts'],
  ['boolean', 'yes or no'],
  ['integer', 'count'],
  ['date-time', 'time'],
  ['uri', 'link'],
]);

/** The customers' page in a folder with the section that the SDK writes; its command can only write a file. */
async function customersPage(folder: string): Promise<string> {
  const temporary = await mkdtemp(join(tmpdir(), 'graph-npm-'));
  try {
    const copy = join(temporary, 'jupiterone.md');
    await copyFile(join(folder, 'jupiterone.md'), copy);
    const command =
      require.resolve('@jupiterone/integration-sdk-cli/bin/j1-integration');
    const output = relative(ROOT, copy);
    await promisify(execFile)(
      process.execPath,
      [command, 'document', '--project-path', ROOT, '--output-file', output],
      { cwd: ROOT },
    );
    return await readFile(copy, 'utf8');
  } finally {
    await rm(temporary, { recursive: true });
  }
}

/** The documents of a folder that are not what they should be, with what they should be. */
async function staleIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const wanted = new Map([
    ['docs/data-model.md', dataModel()],
    ['jupiterone.md', await customersPage(folder)],
  ]);
  const stale = new Map<string, string>();
  for (const [path, content] of wanted) {
    const formatted = await formattedAs(path, content);
    const found = await readFile(join(folder, path), 'utf8').catch(() => '');
    if (found !== formatted) stale.set(path, formatted);
  }
  return stale;
}

async function formattedAs(path: string, content: string): Promise<string> {
  const filepath = join(ROOT, path);
  return format(content, { ...(await resolveConfig(filepath)), filepath });
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { check: { type: 'boolean' }, folder: { type: 'string' } },
  });
  const folder = resolve(values.folder ?? ROOT);
  for (const [path, content] of await staleIn(folder)) {
    if (values.check) {
      console.error(`${path} is out of date: run npm run docs.`);
      process.exitCode = 1;
    } else {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
      console.log(`Wrote ${path}.`);
    }
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
