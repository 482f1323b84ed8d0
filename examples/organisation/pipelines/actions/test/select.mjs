import { appendFileSync, cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { main } from '../../lib/run.mjs';

const ACTIONS = fileURLToPath(new URL('..', import.meta.url));
const PREFIX = 'test-';

await main(() => {
  const known = readdirSync(ACTIONS)
    .filter(name => name.startsWith(PREFIX))
    .map(name => name.slice(PREFIX.length));
  const language = process.env.LANGUAGE;
  if (!known.includes(language)) {
    throw new Error(
      `There is no language '${language}'. Known: ${known.sort().join(', ')}. A new one is a new folder actions/${PREFIX}<language>.`,
    );
  }
  const workspace = process.env.GITHUB_WORKSPACE;
  const target = join(workspace, '.delivery', 'test');
  rmSync(target, { recursive: true, force: true });
  cpSync(join(ACTIONS, PREFIX + language), target, { recursive: true });
  const excluded = join(workspace, '.git', 'info', 'exclude');
  if (existsSync(excluded)) {
    appendFileSync(excluded, '\n/.delivery/\n');
  }
});
