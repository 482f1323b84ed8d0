import { chromiumPath } from './lib/chromium.mjs';
import { FIRST_INSTALLATION_GIB, freeGib } from './lib/disk.mjs';
import { bringsHelm } from './lib/helm.mjs';
import { isSupported, SUPPORTED_MAJORS } from './lib/node.mjs';
import { npmRegistry, npm } from './lib/npm.mjs';
import { root } from './lib/paths.mjs';
import { choosePorts, isPortFree, PORTS } from './lib/ports.mjs';
import { runMain } from './lib/problem.mjs';
import { findTool } from './lib/tools.mjs';

/** Each check gives what was found, and what it costs when nothing was. `needed`: nothing works without it. */
const CHECKS = [
  {
    name: 'Node.js',
    needed: true,
    find: async () => {
      const { node } = process.versions;
      if (Number(node.split('.')[0]) < 20) return undefined;
      return isSupported(node)
        ? node
        : `${node}; Backstage needs ${SUPPORTED_MAJORS.join(
            ' or ',
          )}, which npm start brings`;
    },
    cost: 'Nothing runs. Install Node.js 20 or later: https://nodejs.org',
  },
  {
    name: 'npm',
    needed: true,
    find: async () => (await npm(['--version'])).trim(),
    cost: 'Nothing can be installed.',
  },
  {
    name: 'git',
    needed: true,
    find: () => findTool('git'),
    cost: 'No repositories: install git, https://git-scm.com/downloads',
  },
  {
    name: 'package registry',
    needed: true,
    find: async () => {
      const registry = await npmRegistry();
      await npm([
        'view',
        'yaml',
        'version',
        '--fetch-retries=0',
        '--fetch-timeout=15000',
      ]);
      return `reachable (${new URL(registry).host})`;
    },
    cost: 'The first start cannot install. Check `npm config get registry` and the proxy.',
  },
  {
    name: 'disk',
    needed: true,
    find: async () => {
      const free = freeGib(root);
      return free >= FIRST_INSTALLATION_GIB
        ? `${free.toFixed(0)} GiB free`
        : undefined;
    },
    cost: `Less than ${FIRST_INSTALLATION_GIB} GiB free: the installation may not fit.`,
  },
  {
    name: 'bash',
    find: () => findTool('bash'),
    cost: 'The sandbox cannot run a pipeline’s shell steps.',
  },
  {
    name: 'helm',
    find: bringsHelm,
    cost: 'The sandbox’s Argo CD cannot render: install helm 3.18 or later, https://helm.sh',
  },
  {
    name: 'Chromium',
    find: chromiumPath,
    cost: 'The browser tests are skipped, and say so. Debian: apt-get install chromium',
  },
  {
    name: 'Python',
    // Debian and its kin deliver what makes environments in a package of its own.
    find: () =>
      findTool('python3', [
        '-c',
        'import ensurepip, platform, venv; print(platform.python_version())',
      ]).then(found => (/^[\d.]+/.test(found ?? '') ? found : undefined)),
    cost: 'Pipelines of Python services show their jobs as skipped: install Python 3.11 or later, on Debian with python3-venv.',
  },
  {
    name: 'Java (mvn)',
    find: () => findTool('mvn'),
    cost: 'Pipelines of Java services show their jobs as skipped.',
  },
  {
    name: '.NET',
    find: () => findTool('dotnet'),
    cost: 'Pipelines of .NET services show their jobs as skipped.',
  },
  {
    name: 'Go',
    find: () => findTool('go', ['version']),
    cost: 'Policies cannot be tried with the Kyverno CLI in tests.',
  },
];

async function main() {
  let missing = 0;
  for (const check of CHECKS) {
    const found = await Promise.resolve(check.find()).catch(() => undefined);
    missing += found || !check.needed ? 0 : 1;
    const sign = found ? '✓' : check.needed ? '✗' : '–';
    console.log(
      `${sign} ${check.name.padEnd(17)} ${found ?? `missing. ${check.cost}`}`,
    );
  }
  const ports = choosePorts();
  for (const { label, variable } of PORTS) {
    const free = await isPortFree(ports[variable]);
    console.log(
      `${free ? '✓' : '–'} ${`port ${ports[variable]}`.padEnd(17)} ${
        free ? 'free' : 'taken'
      }, for ${label}${
        free ? '' : ` (choose another with ${variable}=<port>)`
      }`,
    );
  }
  console.log(
    missing
      ? `\n${missing} thing(s) that nothing works without are missing.`
      : '\nReady for: npm start',
  );
  return missing ? 1 : 0;
}

runMain(main);
