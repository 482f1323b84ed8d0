import { existsSync } from 'node:fs';
import { contentDigest, isFresh, stamp } from './content.mjs';
import { childEnvironment } from './environment.mjs';
import { fromRoot } from './paths.mjs';
import { run } from './run.mjs';
import { step } from './steps.mjs';

const SOURCES = [
  'packages/app',
  'plugins/delivery',
  'plugins/delivery-common',
  'plugins/portal',
  'yarn.lock',
];

/** Builds the front end, unless the one that is there was built from the same sources. */
export async function buildFrontend(nodePath) {
  const digest = contentDigest(SOURCES);
  if (
    isFresh('frontend', digest) &&
    existsSync(fromRoot('packages/app/dist/index.html'))
  ) {
    return;
  }
  await step('Build the portal’s front end (only when it has changed)', () =>
    run(
      nodePath,
      [
        fromRoot('node_modules/@backstage/cli/bin/backstage-cli'),
        'package',
        'build',
      ],
      {
        cwd: fromRoot('packages/app'),
        env: childEnvironment(nodePath, {
          NODE_ENV: 'production',
          SANDBOX_TOKEN: 'unused-at-build',
        }),
      },
    ),
  );
  stamp('frontend', digest);
}
