import axe, { type AxeResults } from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import manifest from '../package.json';
import { findChromium } from './chromium';
import { serve } from './serve';

const executablePath = findChromium() ?? '';
if (executablePath === '') {
  console.warn('Browser test skipped: no Chromium here. Install it, or say where it is in CHROMIUM_PATH.');
}

describe.skipIf(executablePath === '')('the application in a browser', () => {
  let server: Awaited<ReturnType<typeof serve>>;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    server = await serve();
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  });

  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  beforeEach(async () => {
    page = await browser.newPage({ baseURL: server.url });
    complaints = [];
    page.on('console', message => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', error => complaints.push(error.message));
  });

  afterEach(async () => {
    await page.close();
    // What the content security policy blocks is among them.
    expect(complaints).toEqual([]);
  });

  it('greets', async () => {
    await page.goto('/');
    await page.getByText(manifest.description).waitFor();
    await page.getByLabel('Your name').fill('Ada');
    await page.getByRole('button', { name: 'Greet' }).click();
    await page.getByText('Hello, Ada!').waitFor();
  });

  it('goes from page to page, and a page can be asked for by its address', async () => {
    await page.goto('/about');
    await page.getByRole('heading', { name: 'About' }).waitFor();
    expect(await page.title()).toBe(`About · ${manifest.name}`);
    await page.getByRole('link', { name: 'Home' }).click();
    await page.getByLabel('Your name').waitFor();
    expect(await page.title()).toBe(manifest.name);
  });

  it('says that a page is not there', async () => {
    await page.goto('/no/such/page');
    await page.getByRole('heading', { name: 'Not found' }).waitFor();
  });

  it.each(['light', 'dark'] as const)('is accessible in its %s theme', async colorScheme => {
    await page.emulateMedia({ colorScheme });
    await page.goto('/');
    await page.getByLabel('Your name').waitFor();
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate<AxeResults>('axe.run()');
    expect(violations.map(({ id, nodes }) => [id, nodes.map(node => node.html)])).toEqual([]);
  });
});
