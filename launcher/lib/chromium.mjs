import { createRequire } from 'node:module';
import { findTool } from './tools.mjs';

const CANDIDATES = [
  process.env.CHROMIUM_PATH,
  'chromium',
  'chromium-browser',
  'google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A Chromium of this machine, as a command or path; else the one that a package brings; else undefined. */
export async function chromiumPath() {
  for (const candidate of CANDIDATES.filter(Boolean)) {
    if (await findTool(candidate)) {
      return candidate;
    }
  }
  try {
    const require = createRequire(import.meta.url);
    const { default: chromium } = await import(
      require.resolve('@sparticuz/chromium')
    );
    return await chromium.executablePath();
  } catch {
    return undefined; // not installed, or not for this platform
  }
}
