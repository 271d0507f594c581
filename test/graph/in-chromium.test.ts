import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { findChromium, launchChromium } from '../../tools/chromium';
import type { Collected } from '../../src/graph/collected';
import { writeGraph } from '../../src/graph/write';
import { entity, published, relationship } from './build';
import { HOSTILE_NAMES } from './hostile-names';

jest.setTimeout(60_000);

const chromium = findChromium();
if (chromium === undefined) {
  const reason = 'There is no Chromium here, on the path or named by CHROMIUM';
  if (process.env.CI === 'true') throw new Error(reason);
  console.warn(`${reason}: the graph page is not tested in a browser.`);
}
const describeInChromium = chromium === undefined ? describe.skip : describe;

const account = entity('acme', { _type: 'npm_account', _class: 'Account' });
const core = entity('core', { _type: 'npm_team', _class: 'UserGroup' });
const widget = entity('@acme/widget', { publishedOn: 1751328000000 });
const gadget = entity('@acme/gadget');
const hostile = HOSTILE_NAMES.map((name) =>
  entity(name, { [`is ${name}`]: name, webLink: 'javascript:alert(1)' }),
);

const collected: Collected = {
  entities: [account, core, widget, gadget, ...hostile],
  relationships: [
    relationship('acme', 'HAS', 'core'),
    relationship('@acme/widget', 'ALLOWS', 'core'),
    ...HOSTILE_NAMES.map((name) => relationship('acme', 'HAS', name)),
  ],
  mapped: [
    published('@acme/widget', { fullName: 'acme/monorepo' }),
    published('@acme/gadget', { fullName: 'acme/monorepo' }),
  ],
};

describeInChromium('the graph page in Chromium', () => {
  let browser: Browser;
  let folder: string;
  let page: Page;
  /** What a good page never does, and what it asked for: itself. */
  let faults: string[];
  let requests: string[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'graph-npm-'));
    browser = await launchChromium(chromium ?? '');
    page = await browser.newPage({ reducedMotion: 'reduce' });
    page.on('console', (message) => faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('request', (request) => requests.push(request.url()));
    page.on('dialog', (dialog) => {
      faults.push(dialog.message());
      void dialog.dismiss();
    });
  });

  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  beforeEach(() => {
    faults = [];
    requests = [];
  });

  afterEach(() => {
    expect(faults).toEqual([]);
    expect(requests).toEqual([page.url()]);
  });

  async function open(shown: Collected): Promise<void> {
    const file = join(folder, 'graph.html');
    await writeGraph(shown, file);
    await page.goto(pathToFileURL(file).href);
    await page.locator('#graph[aria-busy=false]').waitFor();
  }

  const drawn = () => page.evaluate<number>('nodes.length');
  const panelTexts = (selector: string) =>
    page.locator(`#panel ${selector}`).allInnerTexts();

  async function search(text: string): Promise<void> {
    await page.keyboard.press('/');
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }

  test('shows every node and says how many there are', async () => {
    await open(collected);
    const nodes = collected.entities.length + 1;
    const relationships =
      collected.relationships.length + collected.mapped.length;
    expect(await page.locator('#counts').innerText()).toBe(
      `${nodes} nodes, ${relationships} relationships`,
    );
    expect(await drawn()).toBe(nodes);
    expect(await page.title()).toBe('acme: graph');
  });

  test('a search leads to a node, its neighbours and its properties', async () => {
    await open(collected);
    await search('WIDG');
    expect(await panelTexts('h2')).toEqual(['@acme/widget']);
    expect(await panelTexts('summary')).toEqual([
      'ALLOWS → 1',
      '← PUBLISHED 1',
      'Properties',
    ]);
    expect(await panelTexts('li')).toEqual(['core', 'acme/monorepo']);
    expect(await panelTexts('dd')).toContain('2025-07-01 00:00:00');
    expect(await page.evaluate('network.getSelectedNodes()')).toEqual([2]);
  });

  test('the arrows choose among the nodes found, and what nothing has is marked', async () => {
    await open(collected);
    await page.fill('#query', '@acme/');
    expect(await page.locator('#hits li').allInnerTexts()).toEqual([
      '@acme/widget',
      '@acme/gadget',
    ]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await panelTexts('h2')).toEqual(['@acme/gadget']);
    await page.fill('#query', 'no such thing');
    expect(await page.getAttribute('#query', 'aria-invalid')).toBe('true');
  });

  test('the keyboard alone walks from node to node and back out', async () => {
    await open(collected);
    await search('widget');
    await page.getByRole('button', { name: 'monorepo' }).focus();
    await page.keyboard.press('Enter');
    expect(await panelTexts('h2')).toEqual(['acme/monorepo']);
    expect(await panelTexts('li')).toEqual(['@acme/widget', '@acme/gadget']);
    await page.keyboard.press('Escape');
    expect(await page.locator('#panel').isVisible()).toBe(false);
  });

  test('a click on a node selects it, one beside it nothing', async () => {
    await open(collected);
    const at = await page.evaluate<{ x: number; y: number }>(
      'network.canvasToDOM(network.getPosition(0))',
    );
    await page.locator('#graph').click({ position: at });
    expect(await panelTexts('h2')).toEqual(['acme']);
    await page.locator('#graph').click({ position: { x: 3, y: 3 } });
    expect(await page.locator('#panel').isVisible()).toBe(false);
  });

  test('the legend leaves a type out and brings it back', async () => {
    await open(collected);
    const all = await drawn();
    const packages = page.getByRole('button', { name: /^npm_package/ });
    expect(await packages.innerText()).toContain(`${hostile.length + 2}`);
    await search('widget');
    await packages.click();
    expect(await drawn()).toBe(3);
    expect(await packages.getAttribute('aria-pressed')).toBe('false');
    expect(await page.locator('#panel').isVisible()).toBe(false);
    await packages.click();
    expect(await drawn()).toBe(all);
  });

  test('hostile names are shown as they are written, and do nothing', async () => {
    await open(collected);
    const elements = 'document.querySelectorAll("body *").length';
    const before = await page.evaluate<number>(elements);
    for (const id of hostile.keys()) {
      await page.evaluate(`goTo(${id + 4})`);
      expect(await page.locator('#panel h2').textContent()).toBe(
        HOSTILE_NAMES[id],
      );
    }
    expect(await page.locator('img, svg, b, iframe, #panel a').count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.evaluate('panel.replaceChildren()');
    expect(await page.evaluate(elements)).toBe(before);
  });

  test('a dark page is drawn in dark colours', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await open(collected);
    const ground = 'getComputedStyle(document.body).backgroundColor';
    expect(await page.evaluate(ground)).toBe('rgb(18, 22, 27)');
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await page.evaluate(ground)).toBe('rgb(250, 251, 252)');
  });

  test('of ten thousand packages it draws none until one is searched for', async () => {
    const packages = Array.from({ length: 10_000 }, (_, at) =>
      entity(`package ${at}`),
    );
    const started = performance.now();
    await open({
      entities: [account, core, ...packages],
      relationships: packages.flatMap(({ key }) => [
        relationship('acme', 'HAS', key),
        relationship(key, 'ALLOWS', 'core'),
      ]),
      mapped: [],
    });
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(await drawn()).toBe(2);
    expect(await page.locator('#notice').innerText()).toContain('npm_package');
    await search('package 4711');
    expect(await drawn()).toBe(3);
    expect(await panelTexts('h2')).toEqual(['package 4711']);
  });
});
