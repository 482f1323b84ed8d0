import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Kyverno } from './findKyverno';
import { readReports, Verdict } from './report';

const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

/** A Kubernetes object, as much of it as is read here. */
export interface KubernetesObject {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string };
}

export interface PolicyRun {
  policies: KubernetesObject[];
  resources: KubernetesObject[];
  exceptions?: KubernetesObject[];
  /** With UPDATE every object is its own earlier state. */
  operation?: 'CREATE' | 'UPDATE';
  /** Milliseconds; two minutes without it. */
  timeout?: number;
}

const documents = (objects: object[]): string =>
  objects.map(object => `---\n${JSON.stringify(object)}\n`).join('');

/** Every namespace carries its name as a label, as in a cluster. */
function valuesOf({ resources, operation = 'CREATE' }: PolicyRun): object {
  const namespaces = new Set(
    resources.flatMap(({ metadata }) => metadata.namespace ?? []),
  );
  return {
    apiVersion: 'cli.kyverno.io/v1alpha1',
    kind: 'Values',
    metadata: { name: 'values' },
    globalValues: { 'request.operation': operation },
    namespaces: [...namespaces].map(name => ({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name, labels: { 'kubernetes.io/metadata.name': name } },
    })),
  };
}

/** What policies find when they look for other objects: the Services among the resources. */
function contextOf({ resources }: PolicyRun): object {
  return {
    apiVersion: 'cli.kyverno.io/v1alpha1',
    kind: 'Context',
    metadata: { name: 'context' },
    spec: { resources: resources.filter(({ kind }) => kind === 'Service') },
  };
}

/** Kyverno's command line knows its own kinds as policies, and as resources only where their definitions are given. */
function ownKinds({ crds }: Kyverno, { resources }: PolicyRun): string[] {
  const own = 'policies.kyverno.io_policyexceptions.yaml';
  return resources.some(({ kind }) => kind === 'PolicyException')
    ? ['--crd-paths', path.join(crds, own)]
    : [];
}

/** Kyverno goes on without what it cannot read. */
const LEFT_OUT = /skipping invalid YAML file|Non-fatal parsing error/;

/** Judges objects by policies, all in one run. Throws where Kyverno fails, or leaves out a policy that it cannot read. */
export async function applyPolicies(
  kyverno: Kyverno,
  run: PolicyRun,
): Promise<Verdict[]> {
  const home = await mkdtemp(path.join(tmpdir(), 'kyverno-'));
  const file = async (name: string, content: string): Promise<string> => {
    const target = path.join(home, name);
    await writeFile(target, content);
    return target;
  };
  try {
    const args = [
      'apply',
      await file('policies.yaml', documents(run.policies)),
      '--resource',
      await file('resources.yaml', documents(run.resources)),
      '--values-file',
      await file('values.yaml', documents([valuesOf(run)])),
      '--context-file',
      await file('context.yaml', documents([contextOf(run)])),
      ...(run.exceptions
        ? [
            '--exception',
            await file('exceptions.yaml', documents(run.exceptions)),
          ]
        : []),
      ...ownKinds(kyverno, run),
      '--policy-report',
      '--output-format',
      'json',
      '-v',
      '3', // from here on it says which files it left out
    ];
    return readReports(await output(kyverno.binary, args, home, run.timeout));
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

function output(
  binary: string,
  args: string[],
  home: string,
  timeout = 120_000,
): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      binary,
      args,
      {
        // Neither a person's cluster nor their registry's password is anything to a test.
        env: { HOME: home, PATH: process.env.PATH },
        timeout,
        maxBuffer: MAX_OUTPUT_BYTES,
      },
      (error, stdout, stderr) => {
        // Its exit code is 1 for violations, and for mistakes too.
        const violations = error?.code === 1 && stdout.includes('"results"');
        if ((error && !violations) || LEFT_OUT.test(stderr)) {
          reject(
            new Error(`kyverno apply failed: ${stderr || stdout || error}`),
          );
        } else {
          resolve(stdout);
        }
      },
    );
  });
}
