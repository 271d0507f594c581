import { parseArgs } from 'node:util';
import { acme } from './acme';
import { makeWorld, type WorldSize } from './make-world';
import { startRegistry } from './server';
import type { World } from './world';

const DEFAULT_SIZE: WorldSize = {
  users: 40,
  teams: 10,
  packages: 1000,
  versions: 5,
  seed: 1,
};

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    world: { type: 'string', default: 'acme' },
    latency: { type: 'string', default: '0' },
  },
});

void serve(worldNamed(values.world));

/** Serves until it is told to stop; its one line is what the integration's `.env` wants. */
async function serve(world: World): Promise<void> {
  const registry = await startRegistry(world, {
    port: wholeNumber(values.port),
    latency: wholeNumber(values.latency),
  });
  const { organization, token } = world;
  console.log(
    `REGISTRY_URL=${registry.url} ORGANIZATION=${organization} ACCESS_TOKEN=${token.value}`,
  );
  process.once('SIGINT', () => void registry.close());
  process.once('SIGTERM', () => void registry.close());
}

/** `acme`, or a size such as `packages=1000,users=40`. */
function worldNamed(name: string): World {
  if (name === 'acme') return acme;
  const size = name.split(',').map((part) => {
    const [key = '', value = ''] = part.split('=');
    if (!Object.hasOwn(DEFAULT_SIZE, key)) {
      throw new Error(`--world knows no ${key}: it is acme, or packages=1000`);
    }
    return [key, wholeNumber(value)] as const;
  });
  return makeWorld({ ...DEFAULT_SIZE, ...Object.fromEntries(size) });
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new Error(`${text} is no whole number`);
  return Number(text);
}
