import { createServer } from 'node:net';
import { Problem } from './problem.mjs';

/** Every port that a start needs: what for, and the variable that chooses another. */
export const PORTS = [
  { label: 'the portal', variable: 'PORTAL_PORT', port: 3000 },
  {
    label: "the sandbox's GitHub",
    variable: 'SANDBOX_GITHUB_PORT',
    port: 4801,
  },
  { label: "the sandbox's registry", variable: 'SANDBOX_ECR_PORT', port: 4802 },
  {
    label: "the sandbox's Argo CD",
    variable: 'SANDBOX_ARGOCD_PORT',
    port: 4803,
  },
  {
    label: "the sandbox's Kubernetes API",
    variable: 'SANDBOX_KUBERNETES_PORT',
    port: 4804,
  },
];

/** The chosen ports by variable. */
export function choosePorts(environment = process.env) {
  return Object.fromEntries(
    PORTS.map(({ variable, port }) => {
      const chosen = Number(environment[variable] ?? port);
      if (!Number.isInteger(chosen) || chosen < 1 || chosen > 65535) {
        throw new Problem(
          `${variable} is "${environment[variable]}".`,
          'Give a port between 1 and 65535.',
        );
      }
      return [variable, chosen];
    }),
  );
}

export function isPortFree(port) {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** Fails with every taken port at once. */
export async function requireFreePorts(
  chosen,
  variables = Object.keys(chosen),
) {
  const taken = [];
  for (const { label, variable } of PORTS.filter(p =>
    variables.includes(p.variable),
  )) {
    if (!(await isPortFree(chosen[variable]))) {
      taken.push(
        `Port ${chosen[variable]} for ${label} is taken (choose another with ${variable}=<port>).`,
      );
    }
  }
  if (taken.length) {
    throw new Problem(
      taken.join('\n'),
      'Stop what listens there — perhaps another `npm start` — or choose other ports.',
    );
  }
}
