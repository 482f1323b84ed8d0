// Renders a standard web service with our chart and with the default chart of `helm create`, in turns, and prints
// medians beside each other. Exit code 1 when ours takes more than 1.35 times as long.
// Usage: node charts/bench/render.mjs [runs]. Helm: HELM_BINARY, else the one in node_modules/.cache/helm, else PATH.
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const LIMIT = 1.35;
const runs = Number(process.argv[2] ?? 21);
const here = path.dirname(fileURLToPath(import.meta.url));
const ours = path.resolve(here, '../eks_baseline_chart');
const values = path.join(ours, 'ci/deployment-standard-values.yaml');

function findHelm() {
  if (process.env.HELM_BINARY) return process.env.HELM_BINARY;
  const cache = path.resolve(here, '../../node_modules/.cache/helm');
  const cached = existsSync(cache) ? readdirSync(cache) : [];
  const binaries = cached
    .map(id => path.join(cache, id, 'helm'))
    .filter(existsSync);
  const version = binary =>
    execFileSync(binary, ['version', '--template', '{{.Version}}'], {
      encoding: 'utf8',
    });
  // The cache may hold Helm 3 as well, for the tests: the newest is the product's.
  return (
    binaries.sort((a, b) =>
      version(b).localeCompare(version(a), 'en', { numeric: true }),
    )[0] ?? 'helm'
  );
}

const helm = findHelm();
const folder = mkdtempSync(path.join(tmpdir(), 'bench-chart-'));

/** Both charts get a Service, an Ingress and an autoscaler; the default chart knows no more. */
const theirs = path.join(folder, 'web');
const flags = [
  'ingress.enabled=true',
  'autoscaling.enabled=true',
  'image.tag=1.0.0',
];

const charts = {
  'helm create': [
    'template',
    'orders',
    theirs,
    ...flags.flatMap(flag => ['--set', flag]),
  ],
  eks_baseline_chart: [
    'template',
    'orders',
    ours,
    '--namespace',
    'dev',
    '--values',
    values,
  ],
};

function render(args) {
  const start = process.hrtime.bigint();
  const text = execFileSync(helm, args, { encoding: 'utf8', cwd: folder });
  return { text, ms: Number(process.hrtime.bigint() - start) / 1e6 };
}

const median = numbers =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Lines that a person writes: without comments, image and release, which machines write. */
function valuesLines(file) {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line.trim() && !line.trim().startsWith('#'));
  let machine = false;
  return lines.filter(line => {
    if (!line.startsWith(' ')) machine = /^(image|release):/.test(line);
    return !machine;
  }).length;
}

try {
  execFileSync(helm, ['create', 'web'], { cwd: folder, stdio: 'ignore' });
  const times = Object.fromEntries(Object.keys(charts).map(name => [name, []]));
  const texts = {};
  for (const args of Object.values(charts)) render(args);
  for (let run = 0; run < runs; run += 1) {
    for (const [name, args] of Object.entries(charts)) {
      const { text, ms } = render(args);
      times[name].push(ms);
      texts[name] = text;
    }
  }
  const lines = {
    'helm create': `${flags.length} flags`,
    eks_baseline_chart: valuesLines(values),
  };
  console.log(
    `${execFileSync(helm, ['version', '--short'], {
      encoding: 'utf8',
    }).trim()}, median of ${runs} renders in turns`,
  );
  console.table(
    Object.fromEntries(
      Object.keys(charts).map(name => [
        name,
        {
          'render ms': Number(median(times[name]).toFixed(1)),
          bytes: Buffer.byteLength(texts[name]),
          objects: texts[name].match(/^kind:/gm).length,
          'values lines': lines[name],
        },
      ]),
    ),
  );
  // Of neighbouring renders, so that a machine that is busy for a while is busy for both.
  const ratio = median(
    times.eks_baseline_chart.map((ms, run) => ms / times['helm create'][run]),
  );
  console.log(
    `ours / helm create, median of the pairs: ${ratio.toFixed(
      2,
    )} (at most ${LIMIT})`,
  );
  process.exitCode = ratio <= LIMIT ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
