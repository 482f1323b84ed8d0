// Builds Kyverno's command line into .cache/kyverno/<version>/, once, and puts what tests read of its module beside it.
// Without Go it says so and does nothing: the tests that need it then say that they are skipped.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const MODULE = 'github.com/kyverno/kyverno';
/** What tests read besides the command: the Pod Security Standards as a chart, and Kyverno's own kinds. */
const BESIDE = {
  'kyverno-policies': 'charts/kyverno-policies',
  crds: 'config/crds/policies.kyverno.io',
};
const version = readFileSync(path.join(here, 'go.mod'), 'utf8').match(
  /kyverno\/kyverno (v\S+)/,
)[1];
const folder = path.resolve(here, '../../.cache/kyverno', version);

/** What the folder was made of: another main.go or another module make it anew. */
const stamp = ['bring.mjs', 'go.mod', 'go.sum', 'main.go']
  .reduce(
    (hash, file) => hash.update(readFileSync(path.join(here, file))),
    createHash('sha256'),
  )
  .digest('hex');
const stampFile = path.join(folder, 'stamp');
const isThere =
  existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;

const go = (args, options = {}) =>
  execFileSync('go', args, {
    cwd: here,
    encoding: 'utf8',
    env: { ...process.env, CGO_ENABLED: '0' },
    ...options,
  });

function goVersion() {
  try {
    return go(['env', 'GOVERSION'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  } catch (error) {
    if (error.code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}

/** Go's module cache is read only, folders included; a copy of it must be removable. */
function copyWritable(from, to) {
  cpSync(from, to, { recursive: true });
  for (const name of readdirSync(to, { recursive: true })) {
    const entry = path.join(to, name);
    chmodSync(entry, statSync(entry).isDirectory() ? 0o755 : 0o644);
  }
  chmodSync(to, 0o755);
}

/** The folder appears by a rename, complete or not at all. */
function bring() {
  const started = Date.now();
  const partial = `${folder}.${process.pid}`;
  mkdirSync(partial, { recursive: true });
  try {
    const flags = ['-trimpath', '-buildvcs=false', '-ldflags=-s -w'];
    go(['build', ...flags, '-o', path.join(partial, 'kyverno'), '.'], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const module = go(['list', '-m', '-f', '{{.Dir}}', MODULE]).trim();
    for (const [name, source] of Object.entries(BESIDE)) {
      copyWritable(path.join(module, source), path.join(partial, name));
    }
    writeFileSync(path.join(partial, 'stamp'), stamp);
    rmSync(folder, { recursive: true, force: true });
    renameSync(partial, folder);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  return Math.round((Date.now() - started) / 1000);
}

if (isThere) {
  console.log(`Kyverno ${version} is there: ${folder}`);
} else {
  const found = goVersion();
  if (found) {
    console.log(
      `… Kyverno ${version}, built by ${found}; the first time takes minutes`,
    );
    try {
      console.log(`✓ Kyverno ${version} (${bring()} s)`);
    } catch (error) {
      console.error(
        `Kyverno ${version} could not be built with ${found}: ${error.message}`,
      );
      process.exitCode = 1;
    }
  } else {
    console.log(
      'No Go on this machine: the tests that run Kyverno will say that they are skipped.',
    );
  }
}
