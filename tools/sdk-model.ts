import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Entity } from '../src/graph/collected';

/** What is used of Ajv, which the data model brings along. */
interface Schemas {
  readonly opts: { allErrors?: boolean };
  getSchema(id: string): Validate | undefined;
}

interface Validate {
  (properties: unknown): unknown;
  readonly errors?: readonly Violation[] | null;
}

interface Violation {
  readonly instancePath: string;
  readonly message?: string;
}

/** How entities differ from their classes in the data model of a given `node_modules`: a line for each type and difference, with how many entities differ so. */
export function modelProblems(
  modules: string,
  entities: readonly Entity[],
): readonly string[] {
  const schemas = schemasIn(modules);
  const counts = new Map<string, number>();
  for (const { type, classes, properties } of entities)
    for (const name of classes)
      for (const violation of violations(
        schemas.getSchema(`#${name}`),
        properties,
      )) {
        const line = `${type} as ${name}: ${violation}`;
        counts.set(line, (counts.get(line) ?? 0) + 1);
      }
  return [...counts].map(([line, count]) => `${line} (${count} ×)`).sort();
}

function violations(
  validate: Validate | undefined,
  properties: Entity['properties'],
): ReadonlySet<string> {
  if (!validate) return new Set(['there is no such class any more']);
  validate(properties);
  return new Set(
    validate.errors?.map(({ instancePath, message = '' }) =>
      `${instancePath.slice(1)} ${message}`.trim(),
    ),
  );
}

function schemasIn(modules: string): Schemas {
  const load = createRequire(join(modules, 'index.js'));
  const model: unknown = load('@jupiterone/data-model');
  if (!isDataModel(model))
    throw new Error('@jupiterone/data-model has no schemas where it had them');
  // Schemas are compiled when they are first asked for.
  model.IntegrationSchema.opts.allErrors = true;
  return model.IntegrationSchema;
}

function isDataModel(
  model: unknown,
): model is { readonly IntegrationSchema: Schemas } {
  return (
    typeof model === 'object' && model !== null && 'IntegrationSchema' in model
  );
}
