import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { collect, type Collected } from './collect';
import { startRegistry } from './registry/server';
import type { World, WorldPackage } from './registry/world';
import { smallWorld } from './small-world';
import { NO_GAPS } from './graph/build';
import { HOSTILE_NAMES } from './graph/hostile-names';
import { collectedOf, NOW } from './questions/graph';
import { temporaryFolder } from './tools/temporary-folder';
import { writeGraph } from '../src/graph/write';
import { writeReport } from '../src/report/write';
import { truthOf } from './truth';
import { differences } from './truth/differences';

const folder = temporaryFolder();
const SECRET = 'hunter2';
const LONG = 'x'.repeat(100_000);

/** Names that no path of a URL loses something of. */
const NAMES = HOSTILE_NAMES.filter((name) => name.isWellFormed());

/** What differs for npm and is the same where case, accents or widths are put aside. */
const LOOKALIKES = ['Straße', 'STRASSE', 'strasse', 'caf\u00e9', 'cafe\u0301'];

function packageNamed(
  name: string,
  rest: Partial<WorldPackage> = {},
): WorldPackage {
  const [first] = smallWorld.packages;
  if (!first) throw new Error('the small organization has no package');
  return { ...first, reach: undefined, ...rest, name };
}

async function graphOf(
  world: World,
): Promise<Collected & { readonly log: string }> {
  const registry = await startRegistry(world);
  const log: string[] = [];
  try {
    return { ...(await collect(registry, { log })), log: log.join('\n') };
  } finally {
    await registry.close();
  }
}

const everyName = [...NAMES, ...LOOKALIKES];

/** Everyone and everything has a hostile name. */
const hostileWorld: World = {
  ...smallWorld,
  users: [
    ...smallWorld.users,
    ...everyName.map((username) => ({ username, email: `${username}@x` })),
  ],
  members: [
    ...smallWorld.members,
    ...everyName.map((username) => ({ username, role: username })),
  ],
  teams: [
    ...smallWorld.teams,
    ...everyName.map((name) => ({
      name,
      members: everyName,
      packages: [
        { name: `@acme/${hashOf(name)}`, permission: 'read' as const },
      ],
    })),
  ],
  packages: [
    ...smallWorld.packages,
    ...everyName.map((name) =>
      packageNamed(`@acme/${hashOf(name)}`, {
        description: name,
        keywords: [name],
        license: name,
        homepage: name,
        repository: { url: name, directory: name },
        maintainers: [{ name, email: name }],
        releases: [
          {
            version: '2.0.0',
            publishedOn: '2026-02-01T00:00:00.000Z',
            publisher: { name, email: name },
            license: name,
            gitHead: name,
            deprecated: name,
          },
        ],
      }),
    ),
  ],
};

function hashOf(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 12);
}

describe('an organization in which everything has a hostile name', () => {
  let graph: Collected & { readonly log: string };
  beforeAll(async () => {
    graph = await graphOf(hostileWorld);
  });

  it('is collected whole', () => {
    expect(graph.unsuccessful).toEqual([]);
    const found = differences(truthOf(hostileWorld), graph);
    expect(
      found.filter(({ kind }) => kind !== 'untold' && kind !== 'wrong'),
    ).toEqual([]);
  });

  it('has each of its people and teams, those that look alike too', () => {
    const keys = new Set(graph.entities.map(({ _key }) => _key));
    const wanted = everyName.flatMap((name) => [
      `npm-user:${name}`,
      `npm-team:acme:${name}`,
    ]);
    expect(wanted.filter((key) => !keys.has(key))).toEqual([]);
  });

  it('has no link but to the web', () => {
    const links = graph.entities.flatMap(
      ({ webLink, homepage, repositoryUrl }) =>
        [webLink, homepage, repositoryUrl].filter((link) => link !== undefined),
    );
    expect(links.every((link) => typeof link === 'string')).toBe(true);
    expect(links.length).toBeGreaterThan(everyName.length);
    expect(
      links.filter(
        (link) => typeof link === 'string' && !/^https?:\/\/[!-~]+$/.test(link),
      ),
    ).toEqual([]);
  });

  it('makes pages in which no name is markup', async () => {
    const collected = await collectedOf(graph);
    const material = { collected, collectedOn: NOW, gaps: NO_GAPS };
    for (const write of [writeGraph, writeReport]) {
      const file = join(folder, 'page.html');
      await write(material, file);
      const page = readFileSync(file, 'utf8');
      expect(page).not.toContain('<img src=x');
      expect(page).not.toContain('<svg onload');
      expect(page).not.toContain('<b>bold');
    }
  });

  it('forges no line of the log and gives no order to a terminal', () => {
    expect(graph.log).not.toMatch(FORGED);
  });
});

/** What a name must not bring into a log. */
const FORGED = /\u001b|\u009b|\u202e|\u0000|^\{"level":60/m;

describe('a text without end', () => {
  it('is cut or left out', async () => {
    const graph = await graphOf({
      ...smallWorld,
      packages: [
        packageNamed('@acme/long', {
          description: LONG,
          keywords: [LONG, 'short'],
          license: LONG,
          homepage: `https://acme.example/${LONG}`,
          repository: { url: `https://acme.example/${LONG}`, directory: LONG },
          maintainers: [{ name: LONG, email: `${LONG}@acme.example` }],
          releases: [
            {
              version: '2.0.0',
              publishedOn: '2026-02-01T00:00:00.000Z',
              license: LONG,
              gitHead: LONG,
              deprecated: LONG,
              dependencies: { '@acme/long': LONG },
            },
          ],
        }),
      ],
      teams: [],
      advisories: [],
    });
    expect(graph.unsuccessful).toEqual([]);
    const large = [...graph.entities, ...graph.relationships].filter(
      (each) => JSON.stringify(each).length > 50_000,
    );
    expect(large.map(({ _key }) => _key)).toEqual([]);
    const long = graph.entities.find(({ name }) => name === 'long');
    expect(long).toMatchObject({ keywords: ['short'] });
    expect(long?.homepage).toBeUndefined();
  });
});

describe('an address', () => {
  const withSecret = [
    `https://me:${SECRET}@acme.example/widget`,
    `https://${SECRET}@acme.example/widget`,
    `https:me:${SECRET}@acme.example/widget`,
    `HTTPS://me:${SECRET}@acme.example/widget`,
    `https:\\\\me:${SECRET}@acme.example\\widget`,
    `git+https://me:${SECRET}@acme.example/widget.git`,
    `git+https://${SECRET}@github.com/acme/widget.git`,
    `https://me:${SECRET}@github.com/acme/widget`,
    `https://oauth2:${SECRET}@gitlab.com/acme/widget.git`,
    `https://me:${SECRET}@dev.azure.com/acme/Platform/_git/widget`,
    `https://me:${SECRET}@acme.visualstudio.com/Platform/_git/widget`,
    `ssh://me:${SECRET}@acme.example/widget.git`,
    `git://me:${SECRET}@acme.example/widget.git`,
    `me:${SECRET}@acme.example:acme/widget.git`,
    ` https://me:${SECRET}@acme.example/widget `,
  ];

  it.each(withSecret)(
    'is told without the credentials in it: %s',
    async (url) => {
      const graph = await graphOf({
        ...smallWorld,
        teams: [],
        packages: [
          packageNamed('@acme/leaky', {
            description: `See ${url}`,
            homepage: url,
            repository: url,
            releases: [
              {
                version: '2.0.0',
                publishedOn: '2026-02-01T00:00:00.000Z',
                deprecated: `Moved to ${url}`,
                dependencies: { '@acme/leaky': url },
              },
            ],
          }),
        ],
        advisories: smallWorld.advisories.map((advisory) => ({
          ...advisory,
          package: '@acme/leaky',
          url,
        })),
      });
      expect(graph.unsuccessful).toEqual([]);
      const { entities, relationships, mapped, log } = graph;
      const structured = JSON.stringify([relationships, mapped]);
      expect(structured).not.toContain(SECRET);
      expect(log).not.toContain(SECRET);
      for (const entity of entities)
        for (const [name, value] of Object.entries(entity))
          if (!PROSE.includes(name))
            expect([name, JSON.stringify(value)]).not.toEqual([
              name,
              expect.stringContaining(SECRET),
            ]);
    },
  );

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'vbscript:x',
    ' java\nscript:alert(1)',
  ])('that does not lead to the web is left out: %j', async (url) => {
    const graph = await graphOf({
      ...smallWorld,
      teams: [],
      packages: [packageNamed('@acme/odd', { homepage: url, repository: url })],
      advisories: [],
    });
    expect(graph.unsuccessful).toEqual([]);
    const odd = graph.entities.find(({ name }) => name === 'odd');
    expect(odd?.homepage).toBeUndefined();
    expect(odd?.repositoryUrl).toBeUndefined();
    expect(JSON.stringify(graph.mapped)).not.toContain(url);
  });
});

/** Texts in which an address without a password's form is no more than a word. */
const PROSE = ['description', 'deprecationMessage', '_rawData'];
