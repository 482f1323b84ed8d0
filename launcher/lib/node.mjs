import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { npm } from './npm.mjs';
import { cacheDir } from './paths.mjs';
import { Problem } from './problem.mjs';
import { step } from './steps.mjs';

/** What Backstage runs on. */
export const SUPPORTED_MAJORS = [22, 24];
const BROUGHT_VERSION = '24.21.0';

const PLATFORMS = [
  'linux-x64',
  'linux-arm64',
  'darwin-x64',
  'darwin-arm64',
  'win-x64',
];

export function isSupported(version) {
  return SUPPORTED_MAJORS.includes(Number(version.split('.')[0]));
}

/**
 * The path of a Node.js that Backstage runs on: the machine's own, or one from the npm registry, kept in the checkout.
 */
export async function bringNode() {
  if (isSupported(process.versions.node)) {
    return process.execPath;
  }
  const platform = `${
    process.platform === 'win32' ? 'win' : process.platform
  }-${process.arch}`;
  if (!PLATFORMS.includes(platform)) {
    throw new Problem(
      `Backstage needs Node.js 22 or 24; this is ${process.versions.node}, and the npm registry has none for ${platform}.`,
      'Install Node.js 24 from https://nodejs.org and run the command again.',
    );
  }
  const packageName = `node-${platform}`;
  const home = join(cacheDir, `node-${BROUGHT_VERSION}`);
  const binary = join(
    home,
    'node_modules',
    packageName,
    'bin',
    platform.startsWith('win') ? 'node.exe' : 'node',
  );
  if (!existsSync(binary)) {
    await step(
      `Bring Node.js ${BROUGHT_VERSION} (this machine has ${process.versions.node})`,
      async () => {
        mkdirSync(cacheDir, { recursive: true });
        const draft = mkdtempSync(join(cacheDir, 'node-draft-'));
        await npm([
          'install',
          '--prefix',
          draft,
          '--no-save',
          '--no-audit',
          '--no-fund',
          '--ignore-scripts',
          '--no-package-lock',
          `${packageName}@${BROUGHT_VERSION}`,
        ]);
        rmSync(home, { recursive: true, force: true });
        renameSync(draft, home);
      },
    );
  }
  return binary;
}
