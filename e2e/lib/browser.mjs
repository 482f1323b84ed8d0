import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumPath } from '../../launcher/lib/chromium.mjs';
import { fromRoot } from '../../launcher/lib/paths.mjs';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Why the browser tests cannot run here, or undefined. In CI that is a failure, not a skip. */
export async function whyNoBrowser() {
  if (await chromiumPath()) {
    return undefined;
  }
  const reason =
    'no Chromium on this machine (Debian: apt-get install chromium, or set CHROMIUM_PATH)';
  if (process.env.CI) {
    throw new Error(`The browser tests must run in CI: ${reason}`);
  }
  return reason;
}

/** A browser with one page; `shoot` keeps a screenshot among the artefacts. */
export async function openBrowser({ colorScheme = 'light' } = {}) {
  const profile = mkdtempSync(join(tmpdir(), 'astillero-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: await chromiumPath(),
    args: ARGUMENTS,
    colorScheme,
    viewport: { width: 1360, height: 900 },
    env: { ...process.env, TMPDIR: profile },
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const folder = join(
    process.env.ARTEFACTS_DIR ?? fromRoot('artefacts'),
    'screenshots',
  );
  mkdirSync(folder, { recursive: true });
  return {
    page,
    context,
    shoot: (name, options = {}) =>
      page.screenshot({ path: join(folder, `${name}.png`), ...options }),
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
