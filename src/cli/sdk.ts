import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type * as SdkRuntime from '@jupiterone/integration-sdk-runtime';
import { satisfies } from 'semver';
import { devDependencies, peerDependencies } from '../../package.json';
import { object, string } from '../registry/decode';

/** What the SDK's runtime exports. */
export type Runtime = typeof SdkRuntime;

const CORE = '@jupiterone/integration-sdk-core';
const RUNTIME = '@jupiterone/integration-sdk-runtime';
const CLI = '@jupiterone/integration-sdk-cli';

/** The packages of the SDK that bring the runtime along, for installations that put it beneath them. */
const CARRIERS = [[], [CLI], ['@jupiterone/integration-sdk-dev-tools', CLI]];

/** Loads the SDK's runtime from beside this package, else from the folder where the user is; throws an error that tells what to install. */
export function loadRuntime(): Runtime {
  // A library of the SDK writes a notice about itself at each start.
  process.env.AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE = '1';
  const manifest = findRuntime();
  if (manifest === undefined)
    throw new Error(
      `This needs JupiterOne's SDK, which is neither beside graph-npm nor in this folder. Install it:\n\n  npm install ${wantedPackages().join(' ')}\n`,
    );
  const version = versionIn(manifest);
  const range = peerDependencies[RUNTIME];
  if (!satisfies(version, range))
    throw new Error(
      `${RUNTIME} ${version} is installed, and graph-npm is made for ${range}. Install one that fits:\n\n  npm install ${wantedPackages().join(' ')}\n`,
    );
  const runtime: unknown = createRequire(manifest)(dirname(manifest));
  if (!isRuntime(runtime))
    throw new Error(
      `${RUNTIME} ${version} lacks what graph-npm calls. Install the version it was developed with:\n\n  npm install ${wantedPackages().join(' ')}\n`,
    );
  return runtime;
}

function findRuntime(): string | undefined {
  for (const start of [__filename, join(process.cwd(), 'package.json')])
    for (const carriers of CARRIERS) {
      const manifest = follow(start, [...carriers, RUNTIME]);
      if (manifest !== undefined) return manifest;
    }
  return undefined;
}

/** The manifest of the last of the packages, each looked up from the one before it. */
function follow(start: string, packages: readonly string[]) {
  try {
    return packages.reduce(
      (from, name) => createRequire(from).resolve(`${name}/package.json`),
      start,
    );
  } catch {
    return undefined;
  }
}

function versionIn(manifest: string): string {
  const content: unknown = createRequire(manifest)(manifest);
  return object<{ version: string }>({ version: string })(content).version;
}

/** The runtime, in the version of the core that is there, which must be the same. */
function wantedPackages(): readonly string[] {
  const core = follow(__filename, [CORE]);
  const found = core && versionIn(core);
  return found !== undefined && satisfies(found, peerDependencies[CORE])
    ? [`${RUNTIME}@${found}`]
    : [CORE, RUNTIME].map((name) => `${name}@${devDependencies[CORE]}`);
}

function isRuntime(value: unknown): value is Runtime {
  const needed = [
    'createApiClient',
    'createIntegrationLogger',
    'executeWithContext',
    'initiateSynchronization',
  ] satisfies readonly (keyof Runtime)[];
  return (
    typeof value === 'object' &&
    value !== null &&
    needed.every((name) => name in value)
  );
}
