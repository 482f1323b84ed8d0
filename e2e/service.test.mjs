import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { changeAndPush } from '../launcher/demo/push.mjs';
import { openBrowser, whyNoBrowser } from './lib/browser.mjs';
import { startStack } from './lib/stack.mjs';

const skip = (await whyNoBrowser()) ?? false;
const NAME = 'basket-api';
const MINUTE = 60_000;

describe('a developer creates a service and it runs', { skip }, () => {
  let stack;
  let browser;
  let page;

  before(async () => {
    stack = await startStack();
    browser = await openBrowser();
    ({ page } = browser);
    page.setDefaultTimeout(20_000);
  });

  after(async () => {
    await browser?.shoot('99-last').catch(() => {});
    await browser?.close();
    await stack?.stop();
  });

  it('signs in as guest, told that this is the sandbox', async () => {
    await page.goto(stack.urls.portal);
    await page.getByText(/Sandbox: GitHub/).waitFor();
    await browser.shoot('01-sign-in');
    await page.getByRole('button', { name: /guest/i }).click();
    await page.getByRole('heading', { name: /Astillero/ }).waitFor();
    await browser.shoot('02-home');
  });

  it('is told at the field what is wrong with a name', async () => {
    await page.goto(
      `${stack.urls.portal}/create/templates/default/node-service`,
    );
    const name = page.getByLabel(/^Name/);
    await name.fill('Basket_API');
    await page.getByText(/lower-case letters/i).waitFor();
    await name.fill('gitops-apps');
    await page.getByText(/reserved/i).waitFor();
    await browser.shoot('03-name-refused');
    await name.fill(NAME);
    await page.getByText(/is free|available/i).waitFor();
  });

  it('fills in the form and reads what will be created', async () => {
    await page.getByLabel(/^Owner/).fill('Payments');
    await page.getByRole('option', { name: /payments/i }).click();
    await page
      .getByLabel(/^Description/)
      .fill('Keeps "baskets" — 100 % of them: {{ yes }} ${HOME} 🧺');
    await browser.shoot('04-form-identity');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('radio', { name: /^API/ }).waitFor();
    await browser.shoot('05-form-options');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByLabel(/staging/).check();
    await page.getByLabel('Inside the cluster only').waitFor();
    await browser.shoot('05-form-placement', { fullPage: true });
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText(`environments/staging/${NAME}/values.yaml`).waitFor();
    await browser.shoot('05-form-plan');
    await page.getByRole('button', { name: /Review/ }).click();
    await page.getByText(NAME).first().waitFor();
    await browser.shoot('06-form-review');
  });

  it('presses Create and watches each step succeed', async () => {
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByText('Open the service').waitFor({ timeout: MINUTE });
    await browser.shoot('07-created');
  });

  it('sees the service Healthy in dev, with image, commit, run and docs', async () => {
    await page.getByText('Open the service').click();
    await page
      .getByRole('heading', { name: NAME })
      .waitFor({ timeout: MINUTE });
    await untilInCatalog(page);
    await page
      .getByText('Healthy', { exact: true })
      .waitFor({ timeout: 3 * MINUTE });
    await page
      .getByText(/sha256:[0-9a-f]{8}/)
      .first()
      .waitFor();
    await page.getByRole('link', { name: /Pipeline run/ }).waitFor();
    await page.getByText('Awaiting', { exact: false }).first().waitFor(); // staging has no release yet
    await browser.shoot('08-healthy');
  });

  it('reads the pipeline’s jobs and logs', async () => {
    await page.getByRole('link', { name: 'Pipeline', exact: true }).click();
    await page.getByRole('button', { name: /deliver \/ test/ }).click();
    await page.getByText(/npm/).first().waitFor();
    await browser.shoot('09-pipeline');
  });

  it('reads the docs', async () => {
    await page.goto(`${stack.urls.portal}/docs/default/component/${NAME}`);
    await page.getByText('/readyz').first().waitFor({ timeout: MINUTE });
    await browser.shoot('10-docs');
  });

  it('clones the repository, changes a line, pushes, and sees the new release arrive', async () => {
    await page.goto(`${stack.urls.portal}/catalog/default/component/${NAME}`);
    const commit = await changeAndPush({
      cloneCommand: await page.getByText(/^git clone /).innerText(),
      greeting: 'that a test changed',
    });
    await page
      .getByText(commit.slice(0, 7))
      .first()
      .waitFor({ timeout: 3 * MINUTE });
    await page
      .getByText('Healthy', { exact: true })
      .waitFor({ timeout: MINUTE });
    await browser.shoot('11-second-release');
    assert.match(
      await page
        .getByText(/sha256:[0-9a-f]{8}/)
        .first()
        .innerText(),
      /^sha256:/,
    );
  });

  it('asks in Spanish those who speak it', async () => {
    await page.evaluate(() => window.localStorage.setItem('language', 'es'));
    await page.goto(`${stack.urls.portal}/create/templates`);
    const template = page.getByRole('heading', { name: 'Servicio Node.js' });
    await template.waitFor();
    await browser.shoot('12-templates');
    await page.goto(
      `${stack.urls.portal}/create/templates/default/node-service`,
    );
    await template.waitFor();
    await page.getByText('Qué se va a crear').waitFor();
    await page.getByLabel(/^Nombre/).waitFor();
    await browser.shoot('13-form-spanish');
  });
});

/** The catalog reads a new repository a moment after its creation; its page does not look again by itself. */
async function untilInCatalog(page) {
  const tab = page.getByRole('link', { name: 'Pipeline', exact: true });
  for (let tries = 0; tries < 12; tries += 1) {
    try {
      await tab.waitFor({ timeout: 5_000 });
      return;
    } catch {
      await page.reload();
    }
  }
  await tab.waitFor();
}
