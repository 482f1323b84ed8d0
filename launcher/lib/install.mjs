import { existsSync, readdirSync } from 'node:fs';
import { contentDigest, isFresh, stamp } from './content.mjs';
import { requireSpace } from './disk.mjs';
import { yarnEnvironment } from './environment.mjs';
import { npmRegistry } from './npm.mjs';
import { fromRoot, root } from './paths.mjs';
import { run } from './run.mjs';
import { step } from './steps.mjs';

const yarnPath = fromRoot('.yarn/releases/yarn-4.13.0.cjs');

/** The folders of all workspaces, relative to the checkout. */
function workspaceFolders() {
  const below = parent =>
    readdirSync(fromRoot(parent), { withFileTypes: true })
      .filter(entry => existsSync(fromRoot(parent, entry.name, 'package.json')))
      .map(entry => `${parent}/${entry.name}`);
  return [
    ...below('packages'),
    ...below('plugins'),
    ...below('tools'),
    'charts',
  ];
}

/** Installs what yarn.lock says, exactly, unless that is what is there. */
export async function install(nodePath) {
  const digest = contentDigest(
    [
      'package.json',
      'yarn.lock',
      '.yarnrc.yml',
      ...workspaceFolders().map(folder => `${folder}/package.json`),
    ],
    nodePath,
  );
  if (
    isFresh('install', digest) &&
    existsSync(fromRoot('node_modules/.yarn-state.yml'))
  ) {
    return;
  }
  if (!existsSync(fromRoot('node_modules'))) {
    requireSpace(root);
  }
  await step(
    'Install dependencies (a minute or two the first time)',
    async () => {
      const registry = await npmRegistry();
      await run(nodePath, [yarnPath, 'install', '--immutable'], {
        cwd: root,
        env: yarnEnvironment(nodePath, { registry }),
      });
    },
  );
  stamp('install', digest);
}
