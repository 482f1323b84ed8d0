import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { followTask } from '../launcher/demo/follow.mjs';
import { fromRoot } from '../launcher/lib/paths.mjs';
import { PortalClient } from '../launcher/lib/portal.mjs';
import { openBrowser, whyNoBrowser } from './lib/browser.mjs';
import { startStack } from './lib/stack.mjs';

const MINUTE = 60_000;

/** One service of each kind: the template, a name, and what its own page of the form is answered with. */
const KINDS = [
  ['node-service', 'kind-node-site', { kind: 'web' }],
  ['python-service', 'kind-flask', { framework: 'flask' }],
  ['python-service', 'kind-worker', { framework: 'worker' }],
  ['web-app', 'kind-vue', { framework: 'vue' }],
  ['java-service', 'kind-java', { package: 'com.acme.kind' }],
  ['dotnet-service', 'kind-dotnet', { namespace: 'Acme.Kind' }],
  ['prebuilt-image', 'kind-redis', { runs: 'redis', redisStorage: '2Gi' }],
  ['prebuilt-image', 'kind-nginx', { runs: 'nginx', exposure: 'none' }],
  [
    'prebuilt-image',
    'kind-other',
    {
      runs: 'other',
      image: 'docker.io/library/redis:8.8.2',
      port: 6379,
      probe: 'tcp',
      user: 999,
      writablePaths: ['/run/redis', '/data'],
      secrets: [{ variable: 'TOKEN', secret: 'api', property: 'token' }],
      disk: 'volume',
      storage: '1Gi',
      mountPath: '/data',
      clients: ['orders'],
    },
  ],
];

/** Told below: its repository is there before. */
const EXISTING = 'onboard-service';

/** Templates that are not named above, but for those that make no service: a new one is tried without a word here. */
const OTHERS = readdirSync(fromRoot('templates'))
  .filter(file => file.endsWith('.yaml'))
  .filter(file => {
    const text = readFileSync(fromRoot('templates', file), 'utf8');
    return !/^  type: platform$/m.test(text);
  })
  .map(file => file.replace('.yaml', ''))
  .filter(name => ![EXISTING, ...KINDS.map(([kind]) => kind)].includes(name))
  .map(name => [name, `kind-${name}`]);

describe('a service of each kind', () => {
  let stack;
  let portal;

  before(async () => {
    stack = await startStack();
    portal = new PortalClient(stack.urls.portal);
    await portal.signIn();
  });
  after(() => stack?.stop());

  const github = async (method, path, body) => {
    const response = await fetch(`${stack.urls.github}/api/v3${path}`, {
      method,
      headers: { authorization: `Bearer ${stack.token}` },
      body: body && JSON.stringify(body),
    });
    assert.ok(response.ok, `${method} ${path}: ${response.status}`);
    return response.json();
  };

  const healthy = async (name, timeoutMs) => {
    const deadline = Date.now() + timeoutMs;
    let dev;
    while (Date.now() < deadline) {
      // Not found until the catalog has read it.
      const status = await portal.status(name).catch(error => {
        dev = error.message;
      });
      dev = status?.environments.find(e => e.environment === 'dev') ?? dev;
      if (dev?.state === 'healthy') {
        return dev;
      }
      await sleep(1_000);
    }
    throw new Error(
      `${name} was not healthy in dev: ${JSON.stringify(
        dev,
      )}, runs ${JSON.stringify(
        await portal.runs(name).catch(error => error.message),
      )}`,
    );
  };

  /** An entity, once the catalog has read it. */
  const read = async (kind, name, timeoutMs) => {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      try {
        return await portal.entity(kind, name);
      } catch (error) {
        if (Date.now() > deadline) {
          throw error;
        }
        await sleep(1_000);
      }
    }
  };

  for (const [template, name, answers] of [...KINDS, ...OTHERS]) {
    it(`${name}: from the form to Healthy`, async () => {
      const task = await portal.createService(template, {
        name,
        owner: 'group:default/payments',
        description: `Made from ${template}: "quotes", \`ticks\` & {{ braces }}`,
        environments: ['dev'],
        size: 'small',
        exposure: 'none',
        ...(answers ?? (await portal.beginnings(template))),
      });
      await followTask(portal, task, () => {});
      const dev = await healthy(name, 5 * MINUTE);
      assert.match(dev.release.image.digest, /^sha256:[0-9a-f]{64}$/);
    });
  }

  it('invoices, which was there before: from the form by a merged pull request to Healthy', async () => {
    const task = await portal.createService(EXISTING, {
      name: 'invoices',
      owner: 'group:default/payments',
      description: 'Writes invoices',
      environments: ['dev'],
      size: 'small',
      exposure: 'none',
      language: 'detect',
      port: 8080,
      path: '/readyz',
    });
    await followTask(portal, task, () => {});
    const [pull] = await github('GET', '/repos/acme/invoices/pulls?state=open');
    assert.match(pull.body, /`docs\/openapi\.yaml` says.*`invoices-api`/);
    await github('PUT', `/repos/acme/invoices/pulls/${pull.number}/merge`, {});
    const dev = await healthy('invoices', 5 * MINUTE);
    assert.match(dev.release.image.digest, /^sha256:[0-9a-f]{64}$/);
    // Described by the document that the repository had.
    const { spec } = await read('api', 'invoices-api', MINUTE);
    assert.match(spec.definition, /^openapi: 3[^]*operationId: total/);
    const { relations } = await read('component', 'invoices', MINUTE);
    assert.ok(
      relations.some(
        ({ type, targetRef }) =>
          type === 'providesApi' && targetRef === 'api:default/invoices-api',
      ),
      JSON.stringify(relations),
    );
  });

  describe('in the browser', async () => {
    const skip = (await whyNoBrowser()) ?? false;
    let browser;
    let page;

    before(async () => {
      if (skip) {
        return;
      }
      browser = await openBrowser({ colorScheme: 'dark' });
      ({ page } = browser);
      page.setDefaultTimeout(20_000);
      await page.goto(stack.urls.portal);
      await page.getByRole('button', { name: /guest/i }).click();
      await page.getByRole('heading', { name: /Astillero/ }).waitFor();
    });
    after(async () => {
      await browser?.shoot('kinds-99-last').catch(() => {});
      await browser?.close();
    });

    /** Opens a template's form and answers its first page. */
    const begin = async ({ title, name }) => {
      await page.goto(`${stack.urls.portal}/create`);
      await page.getByRole('button', { name: `Choose ${title}` }).click();
      await page.getByLabel(/^Name/).fill(name);
      await page.getByText(/is free|available/i).waitFor();
      await page.getByLabel(/^Owner/).fill('Payments');
      await page.getByRole('option', { name: /payments/i }).click();
      await page.getByLabel(/^Description/).fill('Made in the browser');
      await page.getByRole('button', { name: 'Next' }).click();
    };

    const create = async ({ title, name, choose, shots }) => {
      await begin({ title, name });
      await page.getByLabel(choose).check();
      await browser.shoot(`${shots}-1-choice`);
      const review = page.getByRole('button', { name: /Review/ });
      const next = page.getByRole('button', { name: 'Next' });
      while (!(await review.isVisible())) {
        await next.click();
        await review.or(next).waitFor();
        await sleep(300);
      }
      await review.click();
      const submit = page.getByRole('button', { name: 'Create', exact: true });
      await submit.waitFor();
      await browser.shoot(`${shots}-2-review`);
      await submit.click();
      await page.getByText('Open the service').waitFor({ timeout: MINUTE });
      await page.getByText('Open the service').click();
      await page
        .getByText('Healthy', { exact: true })
        .waitFor({ timeout: 5 * MINUTE });
      await browser.shoot(`${shots}-3-healthy`);
    };

    it('a Python API', { skip }, () =>
      create({
        title: 'Python service',
        name: 'browser-python',
        choose: /FastAPI/,
        shots: 'kinds-python',
      }),
    );

    it('a ready-made image: what its form says at once', { skip }, async () => {
      await begin({ title: 'Prebuilt image', name: 'browser-image' });
      await page.getByLabel(/^Redis/).check();
      await page.getByLabel(/Size of its disk/).fill('7Gi');
      await page.getByLabel(/PostgreSQL/).check();
      // Another kind has a size of its own.
      assert.equal(
        await page.getByLabel(/Size of its disk/).inputValue(),
        '20Gi',
      );
      await page.getByLabel(/Another image/).check();
      const image = page.getByRole('textbox', { name: /^Image/ });
      for (const [text, said] of [
        ['redis:LATEST', /another image every day/],
        ['evil.test/redis:8', /Images of evil\.test may not run here/],
        ['redis:8.8.2', /image library\/redis, tag 8\.8\.2/],
      ]) {
        await image.fill(text);
        await page.getByText(said).waitFor();
      }
      await browser.shoot('kinds-image');
    });

    it('a PostgreSQL database', { skip }, () =>
      create({
        title: 'Prebuilt image',
        name: 'browser-postgres',
        choose: /PostgreSQL/,
        shots: 'kinds-postgres',
      }),
    );
  });
});
