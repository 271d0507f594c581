import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { findChromium, launchChromium } from '../../tools/chromium';

const chromium = findChromium();
if (chromium === undefined) {
  const reason = 'There is no Chromium here, on the path or named by CHROMIUM';
  if (process.env.CI === 'true') throw new Error(reason);
  console.warn(`${reason}: the pages are not tested in a browser.`);
}

const WITHOUT_WEB_GL = `
  const { getContext } = HTMLCanvasElement.prototype;
  HTMLCanvasElement.prototype.getContext = function (kind, ...options) {
    return /webgl/.test(kind) ? null : getContext.call(this, kind, ...options);
  };`;

/** How a test looks at a page. */
export interface Looking {
  /** Opens what was written to the file, and waits until the page is filled. */
  readonly open: (
    write: (file: string) => Promise<void>,
    hash?: string,
  ) => Promise<Page>;
}

/** Tests of a page in Chromium; none may leave an error, a word in the console, a dialog or a request but for the page itself. */
export function describeInChromium(
  title: string,
  tests: (looking: Looking) => void,
  { withoutWebGl = false }: { readonly withoutWebGl?: boolean } = {},
): void {
  const describeIt = chromium === undefined ? describe.skip : describe;
  describeIt(title, () => {
    let browser: Browser;
    let folder: string;
    let page: Page;
    let faults: string[];
    let requests: string[];

    // One tab for all tests: to open a tab takes longer than most of them.
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'graph-npm-'));
      browser = await launchChromium(chromium ?? '');
      page = await browser.newPage({ reducedMotion: 'reduce' });
      if (withoutWebGl) await page.addInitScript(WITHOUT_WEB_GL);
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
    beforeEach(async () => {
      await page.goto('about:blank');
      faults = [];
      requests = [];
    });
    afterEach(() => {
      const [address = ''] = page.url().split('#');
      expect(faults).toEqual([]);
      expect(requests.map((each) => each.split('#')[0])).toEqual([address]);
    });

    tests({
      open: async (write, hash = '') => {
        const file = join(folder, 'page.html');
        await write(file);
        await page.goto(pathToFileURL(file).href + hash);
        await page.locator('#app[aria-busy=false]').waitFor();
        return page;
      },
    });
  });
}
