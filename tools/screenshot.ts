// Renews docs/images/graph.png from the page that `npm run demo` wrote: npx ts-node -T tools/screenshot.ts
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findChromium, launchChromium } from './chromium';

const ROOT = join(__dirname, '..');
const SELECTED = '@acme/widget';
const PAGE = join(ROOT, 'demo-output', 'graph.html');
const IMAGE = join(ROOT, 'docs', 'images', 'graph.png');

async function main(): Promise<void> {
  const chromium = findChromium();
  if (chromium === undefined)
    throw new Error(
      'There is no Chromium: install it, or set CHROMIUM to its path.',
    );
  if (!existsSync(PAGE))
    throw new Error(`There is no ${PAGE}: run npm run demo first.`);
  const browser = await launchChromium(chromium);
  try {
    const page = await browser.newPage({
      viewport: { width: 1280, height: 800 },
      reducedMotion: 'reduce',
    });
    await page.goto(pathToFileURL(PAGE).href);
    await page.locator('#graph[aria-busy=false]').waitFor();
    await page.fill('#query', SELECTED);
    await page.press('#query', 'Enter');
    await page.screenshot({ path: IMAGE });
  } finally {
    await browser.close();
  }
  console.log(`Wrote ${IMAGE}.`);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
