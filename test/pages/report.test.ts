import type { Page } from 'playwright-core';
import type { Collected } from '../../src/graph/collected';
import { addressOf } from '../../src/pages/report/address';
import { writeReport } from '../../src/report/write';
import { describeInChromium } from './chromium';
import { collectFrom } from '../collect';
import { HOSTILE_NAMES } from '../graph/hostile-names';
import { entity, NO_GAPS, relationship, step } from '../graph/build';
import { collectedOf, NOW } from '../questions/graph';
import { acme } from '../registry/acme';

jest.setTimeout(60_000);

let collected: Collected;
beforeAll(async () => {
  collected = await collectedOf(await collectFrom(acme));
});

const report =
  (of: Collected = collected, gaps = NO_GAPS) =>
  (file: string) =>
    writeReport({ collected: of, collectedOn: NOW, gaps }, file);

/** The texts of what a selector finds, once it finds something. */
async function texts(page: Page, selector: string): Promise<readonly string[]> {
  const found = page.locator(selector);
  await found.first().waitFor({ state: 'attached' });
  return found.allInnerTexts();
}

/** The cells of a table's rows, each row as one text. */
async function rows(page: Page, within: string): Promise<readonly string[]> {
  const all = await texts(page, `${within} tbody tr`);
  return all.map((row) => row.split('\t').join(' | '));
}

describeInChromium('the report of acme', ({ open }) => {
  test('begins with what the organization is like, and leaves nothing out in silence', async () => {
    const page = await open(report());
    expect(await page.title()).toBe('acme: report');
    expect(await texts(page, '.tiles b')).toEqual([
      ...['56', '11', '2', '6', '182.2K'],
    ]);
    expect(await page.locator('.notice').count()).toBe(0);
  });

  test('says what could not be read, and what was not to be', async () => {
    const gaps = {
      ...NO_GAPS,
      incomplete: [step('Fetch Teams')],
      disabled: [step('Fetch Tokens')],
    };
    const page = await open(report(collected, gaps));
    expect(await page.locator('[role=alert]').innerText()).toMatch(
      /^Not everything could be read.* Fetch Teams\.$/,
    );
    expect(await page.locator('[role=note]').innerText()).toBe(
      'Turned off, so not collected: Fetch Tokens.',
    );
  });

  test('takes nothing for none that was not collected', async () => {
    const of = {
      ...collected,
      entities: collected.entities.filter(
        ({ type }) => !['npm_access_token', 'npm_advisory'].includes(type),
      ),
    };
    const disabled = [
      step('Fetch Access Tokens', 'disabled', ['npm_access_token']),
      step('Fetch Advisories', 'disabled', ['npm_advisory']),
    ];
    const page = await open(report(of, { ...NO_GAPS, disabled }));
    const question = '#managed-question-npm-access-tokens';
    expect(await texts(page, `${question} summary .badge`)).toEqual([
      'not known',
    ]);
    await page.locator(`${question} summary`).click();
    expect(await texts(page, `${question} .notice >> nth=0`)).toEqual([
      'Rows may be missing or wrong for lack of Fetch Access Tokens.',
    ]);
    const filter = page.getByRole('button', { name: /^Advisory/ });
    expect(await filter.innerText()).toBe('Advisory not known');
  });

  test('is not sure of rows where a part was not collected', async () => {
    const incomplete = [
      step('Fetch Packages', 'failure', ['npm_package']),
      step('Fetch Collaborators', 'failure', ['npm_package_allows_user']),
    ];
    const of = {
      ...collected,
      entities: collected.entities.filter(
        ({ properties }) => properties.member !== false,
      ),
    };
    const page = await open(report(of, { ...NO_GAPS, incomplete }));
    const badge = (id: string, level = '') =>
      texts(page, `#managed-question-npm-${id} summary .badge${level}`);
    expect(await badge('trust-downgraded')).toEqual(['1 row, not sure']);
    expect(await badge('trust-downgraded', '.warn')).toHaveLength(1);
    expect(await badge('outside-publishers')).toEqual(['not known']);
    const filter = page.getByRole('button', { name: /^Lost trust/ });
    expect(await filter.innerText()).toBe('Lost trust 1 or more');
    expect((await texts(page, '.tiles b'))[2]).toBe('?');
  });

  test('takes nothing for good news that was not collected', async () => {
    const of = { entities: [], relationships: [], mapped: [] };
    const incomplete = [step('Fetch Packages', 'failure', ['npm_package'])];
    const page = await open(report(of, { ...NO_GAPS, incomplete }));
    expect(await page.locator('#signals').innerText()).toMatch(
      /No package has a signal in what was collected, but not all/,
    );
    expect(
      await texts(page, '#managed-question-npm-foreign-email summary .badge'),
    ).toEqual(['asks for a value']);
  });

  test('leads by search, with the keyboard alone, to a package and everybody who can publish it', async () => {
    const page = await open(report());
    await page.keyboard.press('/');
    await page.keyboard.type('commons');
    await page.keyboard.press('Enter');
    await page.locator('article h3', { hasText: '@acme/commons' }).waitFor();
    expect(await texts(page, 'article h4')).toContain(
      '12 people can publish it',
    );
    const people = await rows(page, 'article .list >> nth=0 >>');
    expect(people).toContain('alice | team developers, team platform | never');
    expect(people).toContain('zoe | a grant of their own | never');
    expect(people).toContain('mallory | outside collaborator | 2026-04-04');
  });

  test('leads from a package to a user, and back', async () => {
    const page = await open(report(), addressOf('npm-package:@acme/commons'));
    await page.locator('article a', { hasText: 'mallory' }).first().click();
    await page.locator('article h3', { hasText: 'mallory' }).waitFor();
    expect(await texts(page, 'article .badges')).toEqual([
      'outside the organization',
    ]);
    expect(await texts(page, 'article h4')).toContain('Can publish 1 package');
    await page.goBack();
    await page.locator('article h3', { hasText: '@acme/commons' }).waitFor();
    await page.locator('article .close').click();
    await page.getByText('Accounts by reach').waitFor();
    await page.locator('#who div:focus').waitFor();
  });

  test('lists the signals by reach, and those of one kind alone', async () => {
    const page = await open(report());
    const all = await rows(page, '#signals');
    expect(all[0]).toMatch('@acme/widget');
    expect(all).toHaveLength(16);
    await page.getByRole('button', { name: /^Lost trust/ }).click();
    expect(await texts(page, '#signals tbody td:first-child')).toEqual([
      '@acme/payments',
    ]);
  });

  test('draws four charts, and says in words what they show', async () => {
    const page = await open(report());
    expect(await texts(page, '#charts figure.card > h3')).toEqual([
      'People who can publish a package',
      'Where the latest versions come from',
      'Releases over time',
      'Downloads against people who can publish',
    ]);
    const drawn = page.locator('#charts .plot svg[aria-label]');
    await drawn.nth(3).waitFor();
    expect(await drawn.count()).toBe(4);
    expect(await texts(page, '#charts figcaption')).toContain(
      '2 packages can be published by one person alone, and 1 package by more than ten people.',
    );
  });

  test('answers a question when it is opened, as the command does', async () => {
    const page = await open(report());
    const question = '#managed-question-npm-outside-publishers';
    expect(await texts(page, `${question} summary .badge`)).toEqual([
      '2 + 3 rows',
    ]);
    await page.locator(`${question} summary`).click();
    expect(await rows(page, `${question} section >> nth=0 >>`)).toEqual([
      'trent | 2',
      'mallory | 1',
    ]);
  });

  test('begins where its address leads, with a question open', async () => {
    const question = '#managed-question-npm-outside-publishers';
    const page = await open(report(), question);
    const { y = 0 } = (await page.locator(question).boundingBox()) ?? {};
    expect(y).toBeLessThan(100);
    await page.locator(`${question} pre`).first().waitFor();
  });

  test('opens all questions at once, for whoever prints', async () => {
    const page = await open(report());
    await page.getByRole('button', { name: 'Open all' }).click();
    await page.locator('#questions pre >> nth=50').waitFor();
    expect(await page.locator('#questions .error').count()).toBe(0);
  });

  test('asks for a parameter that a question wants', async () => {
    const page = await open(report());
    const question = '#managed-question-npm-blast-radius';
    await page.locator(`${question} summary`).click();
    const second = page.locator(`${question} section`).nth(1);
    expect(await second.locator('table').count()).toBe(0);
    await second.getByLabel('username').fill('mallory');
    await second.getByLabel('username').press('Enter');
    await second.getByText('@acme/commons').waitFor();
  });

  test('takes several values of a parameter', async () => {
    const page = await open(report());
    const question = '#managed-question-npm-foreign-email';
    expect(await texts(page, `${question} summary .badge`)).toEqual([
      '2 rows, asks for a value',
    ]);
    await page.locator(`${question} summary`).click();
    const first = page.locator(`${question} section`).first();
    const ask = async (domains: string) => {
      await first.getByLabel('emailDomain').fill(domains);
      await first.getByRole('button', { name: 'Ask' }).click();
    };
    await ask(' , ');
    expect(await first.locator('table').count()).toBe(0);
    await ask('acme.example');
    await first.getByText('carol@globex.example').waitFor();
    await ask('acme.example, globex.example');
    await first.getByText('Nothing that was collected matches.').waitFor();
  });

  test('shows the rest of a list, and leads the keyboard to it', async () => {
    const page = await open(report());
    const list = page.locator('#who .list').nth(1);
    await list.getByRole('button', { name: 'Show 46 more' }).press('Enter');
    expect(await list.locator('tbody tr').count()).toBe(56);
    await list.locator('tbody tr:nth-child(11) a:focus').waitFor();
  });

  test('says of a package from CI that CI can publish it', async () => {
    const page = await open(report(), addressOf('npm-package:@acme/widget'));
    expect(await texts(page, 'article h4')).toContain(
      '5 people, and CI, can publish it',
    );
    expect(await page.locator('article .notice').innerText()).toBe(
      'GitHub Actions published the latest version with trusted publishing. Whoever can change what it runs for the repository that npm trusts can publish it, too. npm does not tell which that is; the package names https://github.com/Acme/Monorepo.',
    );
  });

  test('leads again to what is open, by a link and by search', async () => {
    const page = await open(report(), addressOf('npm-package:@acme/payments'));
    await page
      .locator('#signals a', { hasText: '@acme/payments' })
      .press('Enter');
    await page.locator('article:focus').waitFor();
    await page.getByRole('combobox').fill('payments');
    await page.getByRole('combobox').press('Enter');
    await page.locator('article:focus').waitFor();
  });

  test('says of an address that leads nowhere that it does', async () => {
    const page = await open(report(), addressOf('npm-package:gone'));
    expect(await page.locator('#who [role=status]').innerText()).toBe(
      'There is no user, team or package npm-package:gone in what was collected.',
    );
  });

  test('tells of a question that only JupiterOne answers that it does', async () => {
    const page = await open(report());
    const question = '#managed-question-npm-unknown-people';
    expect(await texts(page, `${question} summary .badge`)).toEqual([
      'ask in JupiterOne',
    ]);
    await page.locator(`${question} summary`).click();
    expect(await texts(page, `${question} .notice`)).toContain(
      'Nothing that was collected has Person. If other integrations bring it, ask in JupiterOne.',
    );
    expect(await page.locator(`${question} table`).count()).toBe(0);
  });

  test('answers any other query, and says where one is wrong', async () => {
    const page = await open(report());
    const query = page.getByLabel('Query');
    await query.fill('FIND npm_team AS t RETURN COUNT(t) AS Teams');
    await query.press('Control+Enter');
    expect(await rows(page, '#ask')).toEqual(['6']);
    await query.fill('FIND npm_usr WITH naem = 1');
    await query.press('Control+Enter');
    await page.getByText('Nothing that was collected has npm_usr.').waitFor();
    await query.fill('FIND npm_team WITH');
    await page.getByRole('button', { name: 'Ask' }).click();
    expect(await page.locator('#ask [role=alert]').innerText()).toMatch(
      /line 1, column 1\d/,
    );
  });
});

describeInChromium('a report with hostile names', ({ open }) => {
  const hostile: Collected = {
    entities: HOSTILE_NAMES.flatMap((name, at) => [
      entity(`package ${at}`, {
        displayName: name,
        webLink: 'javascript:alert(1)',
        repositoryUrl: 'javascript:alert(1)',
        [`is ${name}`]: name,
        newPublisher: true,
        publisher: name,
        weeklyDownloads: at,
      }),
      entity(`user ${at}`, {
        _type: 'npm_user',
        _class: 'User',
        displayName: name,
        username: name,
        email: name,
        member: false,
      }),
    ]),
    relationships: HOSTILE_NAMES.map((_, at) => ({
      ...relationship(`package ${at}`, 'ALLOWS', `user ${at}`),
      properties: { write: true, direct: true },
    })),
    mapped: [],
  };

  test('shows them as texts and runs none of them', async () => {
    const page = await open(report(hostile));
    for (const [at, name] of HOSTILE_NAMES.entries()) {
      const address = JSON.stringify(addressOf(`package ${at}`));
      await page.evaluate(`location.hash = ${address}`);
      await page.locator('article h4', { hasText: '1 person can' }).waitFor();
      await page.getByText('All properties').click();
      const heading = await page.locator('article h3').textContent();
      expect(heading?.toWellFormed()).toBe(shown(name));
      expect(await page.locator('a[href^="javascript:"]').count()).toBe(0);
      expect(
        await page.evaluate(
          'document.documentElement.scrollWidth <= innerWidth',
        ),
      ).toBe(true);
      await page.locator('article .close').click();
    }
  });

  /** What a page makes of a name: one line, in which half a letter is none. */
  function shown(name: string): string {
    return name
      .toWellFormed()
      .split(/[\s\p{Cc}]/u)
      .filter((word) => word !== '')
      .join(' ');
  }
});
