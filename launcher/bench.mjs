import { childEnvironment } from './lib/environment.mjs';
import { install } from './lib/install.mjs';
import { bringNode } from './lib/node.mjs';
import { fromRoot } from './lib/paths.mjs';
import { runMain } from './lib/problem.mjs';
import { requireTools } from './lib/requirements.mjs';
import { runInherited } from './lib/run.mjs';

/** `npm run bench:create`: a creation beside the same with upstream's actions. */
runMain(async () => {
  await requireTools();
  const nodePath = await bringNode();
  await install(nodePath);
  return runInherited(
    nodePath,
    [
      '--require',
      fromRoot('node_modules/@backstage/cli/config/nodeTransform.cjs'),
      fromRoot('tools/bench-create/src/bin.ts'),
      ...process.argv.slice(2),
    ],
    { env: childEnvironment(nodePath) },
  );
});
