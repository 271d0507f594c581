import type { Page } from 'playwright-core';
import type { Collected } from '../../src/graph/collected';
import { writeGraph } from '../../src/graph/write';
import { entity, NO_GAPS, published, relationship, step } from '../graph/build';
import { HOSTILE_NAMES } from '../graph/hostile-names';
import { describeInChromium } from './chromium';

jest.setTimeout(60_000);

const account = entity('acme', { _type: 'npm_account', _class: 'Account' });
const core = entity('core', { _type: 'npm_team', _class: 'UserGroup' });
const widget = entity('@acme/widget', { publishedOn: 1751328000000 });
const gadget = entity('@acme/gadget');

const small: Collected = {
  entities: [account, core, widget, gadget],
  relationships: [
    relationship('acme', 'HAS', 'core'),
    relationship('@acme/widget', 'ALLOWS', 'core'),
  ],
  mapped: [
    published('@acme/widget', { fullName: 'acme/monorepo' }),
    published('@acme/gadget', { fullName: 'acme/monorepo' }),
  ],
};

const graph =
  (collected: Collected = small, gaps = NO_GAPS) =>
  (file: string) =>
    writeGraph({ collected, gaps }, file);

async function search(page: Page, text: string): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await page.locator('#panel').waitFor();
}

const panelTexts = (page: Page, selector: string) =>
  page.locator(`#panel ${selector}`).allInnerTexts();

describeInChromium('the graph page', ({ open }) => {
  test('says how much there is of what, and draws every line', async () => {
    const page = await open(graph());
    expect(await page.title()).toBe('acme: graph');
    expect(await page.locator('#counts').innerText()).toBe(
      '5 nodes, 4 relationships',
    );
    const legend = await page.locator('aside li').allInnerTexts();
    expect(legend.map((text) => text.replace(/\s+/g, ' '))).toEqual([
      'npm_account 1',
      'npm_team 1',
      'npm_package 2',
      'github_repo 1',
    ]);
    // But for those of the account, which has everything.
    await page.locator('#map[data-lines="3"]').waitFor();
    expect(await page.locator('.notice').count()).toBe(0);
  });

  test('says what could not be read, and what was not to be', async () => {
    const gaps = {
      ...NO_GAPS,
      incomplete: [step('Fetch Teams')],
      disabled: [step('Fetch Tokens')],
    };
    const page = await open(graph(small, gaps));
    expect(await page.locator('[role=alert]').innerText()).toMatch(
      /^Not everything could be read.* Fetch Teams\.$/,
    );
    expect(await page.locator('[role=note]').innerText()).toBe(
      'Turned off, so not collected: Fetch Tokens.',
    );
  });

  test('a search leads to a node, its neighbours and its properties', async () => {
    const page = await open(graph());
    await search(page, 'WIDG');
    expect(await panelTexts(page, 'h2')).toEqual(['@acme/widget']);
    expect(await panelTexts(page, 'summary')).toEqual([
      'ALLOWS → 1',
      '← PUBLISHED 1',
      'Properties',
    ]);
    expect(await panelTexts(page, 'li')).toEqual(['core', 'acme/monorepo']);
    expect(await panelTexts(page, 'dd')).toContain('2025-07-01 00:00:00');
  });

  test('the keyboard alone walks from node to node and back out', async () => {
    const page = await open(graph());
    await search(page, 'widget');
    await page.getByRole('button', { name: 'acme/monorepo' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('#panel h2', { hasText: 'acme/monorepo' }).waitFor();
    expect(await panelTexts(page, 'li')).toEqual([
      '@acme/widget',
      '@acme/gadget',
    ]);
    await page.keyboard.press('Escape');
    await page.locator('#panel').waitFor({ state: 'detached' });
    await page.locator('#map:focus').waitFor();
  });

  test('a click on a node selects it, one beside all of them nothing', async () => {
    const page = await open(graph());
    await search(page, 'widget');
    const { x, y, width, height } = (await page
      .locator('#map')
      .boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await page.mouse.click(x + 3, y + height - 3);
    await page.locator('#panel').waitFor({ state: 'detached' });
    await page.keyboard.press('0');
    const found = await clickUntilSelected(page, { x, y, width, height });
    expect(['acme', 'core', '@acme/widget', '@acme/gadget']).toContain(found);
  });

  test('the legend leaves a type out and brings it back', async () => {
    const page = await open(graph());
    const packages = page.getByRole('button', { name: /^npm_package/ });
    await search(page, 'widget');
    await packages.click();
    await page.locator('#panel').waitFor({ state: 'detached' });
    await page.locator('#map[data-lines="0"]').waitFor();
    await search(page, 'widget');
    expect(await packages.getAttribute('aria-pressed')).toBe('true');
  });

  test('arrows, plus and minus move the map', async () => {
    const page = await open(graph());
    await page.locator('#map[data-view]').waitFor();
    for (const key of ['ArrowLeft', '+', '-', 'ArrowDown']) {
      const view = await page.locator('#map').getAttribute('data-view');
      await page.keyboard.press(key);
      await page.locator(`#map:not([data-view='${view}'])`).waitFor();
    }
  });
});

/** Clicks across the map until something is selected, and tells what. */
async function clickUntilSelected(
  page: Page,
  box: { x: number; y: number; width: number; height: number },
): Promise<string | undefined> {
  const steps = Array.from({ length: 14 }, (_, at) => (at + 0.5) / 14);
  for (const right of steps)
    for (const down of steps) {
      await page.mouse.click(
        box.x + box.width * right,
        box.y + box.height * down,
      );
      const heading = page.locator('#panel h2');
      if ((await heading.count()) > 0) return heading.innerText();
    }
  return undefined;
}

describeInChromium('the graph page with hostile names', ({ open }) => {
  const hostile: Collected = {
    entities: [
      account,
      ...HOSTILE_NAMES.map((name, at) =>
        entity(`hostile ${at}`, {
          displayName: name,
          [`is ${name}`]: name,
          webLink: 'javascript:alert(1)',
        }),
      ),
    ],
    relationships: HOSTILE_NAMES.map((_, at) =>
      relationship('acme', 'HAS', `hostile ${at}`),
    ),
    mapped: [],
  };

  test('shows them as texts and runs none of them', async () => {
    const page = await open(graph(hostile));
    await search(page, 'acme');
    const links = page.locator('#panel li button');
    const count = await links.count();
    expect(count).toBe(HOSTILE_NAMES.length);
    for (let at = 0; at < count; at++) {
      await page.locator('#panel summary').first().click();
      await links.nth(at).click();
      await page.locator('#panel dd').first().waitFor();
      expect(await page.locator('a[href^="javascript:"]').count()).toBe(0);
      await page.getByRole('button', { name: 'acme', exact: true }).click();
      await page.locator('#panel h2', { hasText: /^acme$/ }).waitFor();
    }
  });
});

describeInChromium(
  'the graph page without WebGL',
  ({ open }) => {
    test('says so, and lists what the map would show', async () => {
      const page = await open(graph());
      expect(await page.locator('#list [role=alert]').innerText()).toMatch(
        /^The map needs WebGL 2/,
      );
      await page.getByRole('button', { name: '@acme/gadget' }).click();
      expect(await panelTexts(page, 'h2')).toEqual(['@acme/gadget']);
    });
  },
  { withoutWebGl: true },
);
