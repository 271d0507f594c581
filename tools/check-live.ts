// Reads the metadata of this project's own dependencies from the registry that npm is configured for, with the
// decoders and converters of the integration, and tells what they made of it: npm run check:live
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import pacote from 'pacote';
import { dependencies, devDependencies } from '../package.json';
import { codeRepoAt } from '../src/entities/code-repo';
import { createPackageEntity, packageEntity } from '../src/entities/package';
import {
  anything,
  dictionary,
  lenient,
  object,
  optional,
  string,
} from '../src/registry/decode';
import { packument } from '../src/registry/packument';

/** The fields that people write by hand: when there is something, something should come of it. */
const AUTHORED = new Map([
  ['description', 'description'],
  ['license', 'license'],
  ['homepage', 'homepage'],
  ['repository', 'repositoryUrl'],
  ['keywords', 'keywords'],
  ['maintainers', 'maintainers'],
]);

async function main(): Promise<void> {
  process.env.ENABLE_GRAPH_OBJECT_SCHEMA_VALIDATION = 'true';
  const options = { ...(await npmOptions()), fullMetadata: true };
  const names = Object.keys({ ...dependencies, ...devDependencies });
  const seen = new Set<string>();
  const oddities = new Map<string, string[]>();
  for (const name of names) {
    const raw: unknown = await pacote.packument(name, options);
    const entity = entityOf(name, raw);
    for (const [property, value] of Object.entries(entity))
      if (value !== undefined) seen.add(property);
    const { version, versionCount, license, repositoryUrl } = entity;
    console.log(name, version, versionCount, license, repositoryUrl);
    for (const oddity of odditiesOf(raw, entity))
      oddities.set(oddity, [...(oddities.get(oddity) ?? []), name]);
  }
  const declared = Object.keys(packageEntity.schema.properties ?? {});
  const unseen = declared.filter((property) => !seen.has(property));
  console.log(
    `\n${names.length} packages decoded, ${names.length} entities made`,
  );
  for (const [oddity, packages] of oddities)
    console.log(`Odd: ${oddity} (${packages.length} × ${packages[0]} …)`);
  console.log(`Properties never seen: ${unseen.join(', ')}`);
}

function entityOf(name: string, raw: unknown) {
  const metadata = packument(raw);
  return createPackageEntity({
    listed: { name, anonymous: true },
    public: true,
    metadata,
    dependencyCount: metadata.dependencyCount,
  });
}

/** What npm told and the entity does not show. */
function odditiesOf(
  raw: unknown,
  entity: ReturnType<typeof entityOf>,
): readonly string[] {
  const document = dictionary(anything)(raw);
  const odd = [...AUTHORED].flatMap(([field, property]) => {
    const told = JSON.stringify(document.get(field));
    const isTold = told !== undefined && !/^(null|""|\[\]|\{\})$/.test(told);
    return isTold && entity[property] === undefined
      ? [`${field} ${told.slice(0, 80)} leaves no ${property}`]
      : [];
  });
  const url = entity.repositoryUrl;
  if (typeof url === 'string' && !codeRepoAt(url))
    odd.push(`${url} is no repository that could be matched`);
  if (entity.hasLatest && entity.publishedOn === undefined)
    odd.push('the latest version has no time');
  if (entity.hasLatest && entity.publisher === undefined)
    odd.push('the latest version has no publisher');
  return odd;
}

/** Where npm's command line is told to find the registry, and which certificates to trust. */
async function npmOptions(): Promise<{ registry: string; ca?: string }> {
  const { stdout } = await promisify(execFile)('npm', [
    'config',
    'list',
    '--json',
  ]);
  const { registry, cafile } = object<{ registry: string; cafile?: string }>({
    registry: string,
    cafile: optional(lenient(string)),
  })(JSON.parse(stdout));
  return cafile
    ? { registry, ca: await readFile(cafile, 'utf8') }
    : { registry };
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
