import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The path of a Chromium of this machine (CHROMIUM_PATH chooses one), else of the one that a package brings, else undefined. */
export async function chromiumPath(environment = process.env) {
  const folders = (environment.PATH ?? '').split(delimiter).filter(Boolean);
  const candidates = [
    environment.CHROMIUM_PATH,
    ...folders.flatMap(folder => NAMES.map(name => join(folder, name))),
    ...ELSEWHERE,
  ];
  return (
    candidates.filter(Boolean).find(isExecutable) ?? (await packagedChromium())
  );
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false; // not there, or not ours to run
  }
}

async function packagedChromium() {
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    return await chromium.executablePath();
  } catch {
    return undefined; // not installed, or not for this platform
  }
}
