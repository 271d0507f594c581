// Renews the pictures of the README from the pages that `npm run demo` wrote: npm run screenshot
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { addressOf } from '../src/pages/report/address';
import { findChromium, launchChromium } from './chromium';

const ROOT = join(__dirname, '..');

interface Picture {
  readonly page: string;
  readonly image: string;
  readonly address?: string;
  /** What is done before it is taken. */
  readonly pose?: (page: Page) => Promise<void>;
}

const PICTURES: readonly Picture[] = [
  {
    page: 'report.html',
    image: 'report.png',
    address: addressOf('npm-package:@acme/commons'),
  },
  {
    page: 'report.html',
    image: 'charts.png',
    address: '#charts',
  },
  {
    page: 'graph.html',
    image: 'graph.png',
    pose: async (page) => {
      await page.keyboard.press('/');
      await page.keyboard.type('@acme/widget');
      await page.keyboard.press('Enter');
      await page.locator('#panel').waitFor();
    },
  },
];

async function main(): Promise<void> {
  const chromium = findChromium();
  if (chromium === undefined)
    throw new Error(
      'There is no Chromium: install it, or set CHROMIUM to its path.',
    );
  const browser = await launchChromium(chromium);
  try {
    for (const picture of PICTURES) await take(browser, picture);
  } finally {
    await browser.close();
  }
}

async function take(
  browser: Browser,
  { page: name, image, address = '', pose }: Picture,
): Promise<void> {
  const file = join(ROOT, 'demo-output', name);
  if (!existsSync(file))
    throw new Error(`There is no ${file}: run npm run demo first.`);
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  });
  await page.goto(pathToFileURL(file).href + address);
  await page.locator('#app[aria-busy=false]').waitFor();
  await pose?.(page);
  const path = join(ROOT, 'docs', 'images', image);
  await page.screenshot({ path });
  await page.close();
  console.log(`Wrote ${path}.`);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
