import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { Manifest, Tree } from '../manifests';
import { CHART, render } from '../render';
import { CI_FILES, ciValues, merge, Values } from './values';

export const POLICIES_CHART = path.resolve(CHART, '../policies');

export const POLICIES_SCHEMA: Values = JSON.parse(
  readFileSync(path.join(POLICIES_CHART, 'values.schema.json'), 'utf8'),
);

/** Policies that each environment switches, and those of the whole cluster. */
export const SWITCHED = Object.keys(
  POLICIES_SCHEMA.definitions.environment.properties.policies.properties,
);
export const CLUSTER_WIDE = ['defaultNamespace', 'exceptions'];

/** `podSecurity` becomes `pod-security`. */
export const kebab = (name: string): string =>
  name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);

/** A values file of the policies' ci/. */
export function policyValues(name: string): Values {
  return parse(
    readFileSync(path.join(POLICIES_CHART, `ci/${name}-values.yaml`), 'utf8'),
    { version: '1.1' },
  );
}

export async function renderPolicies(values: Values): Promise<Manifest[]> {
  return render(values, {
    chart: POLICIES_CHART,
    release: 'policies',
    namespace: 'policies',
  });
}

/** The policies of one environment and of the cluster, without those about images' signatures: every object is judged once. */
export async function devPolicies(): Promise<Manifest[]> {
  const organisation = policyValues('organisation');
  const [registry] = organisation.policies.images.registries;
  const values = merge(organisation, {
    environments: { staging: null, prod: null },
    policies: {
      images: {
        registries: [registry, 'public.ecr.aws/acme', 'public.ecr.aws/docker'],
      },
    },
  });
  return (await renderPolicies(values)).filter(
    ({ kind }) => kind === 'ValidatingPolicy',
  );
}

/** Kinds of the baseline chart that policies judge. */
export const JUDGED = [
  'CronJob',
  'Deployment',
  'Ingress',
  'Service',
  'StatefulSet',
];

/** Every render in the baseline chart's ci/, each under its own name. */
export async function renderedCi(): Promise<Manifest[]> {
  const renders: Manifest[][] = [];
  for (const name of CI_FILES) {
    renders.push(await render(ciValues(name), { release: name }));
  }
  return renders.flat();
}

/** A copy with other values at these paths, such as `spec.containers.0.image`; undefined takes the key away. */
export function changed(object: Manifest, changes: Tree): Manifest {
  const copy = structuredClone(object);
  for (const [where, value] of Object.entries(changes)) {
    const keys = where.split('.').map(key => key.replaceAll('~', '.'));
    const last = keys.pop()!;
    let parent: any = copy;
    for (const key of keys) {
      parent[key] ??= {};
      parent = parent[key];
    }
    if (value === undefined) {
      delete parent[last];
    } else {
      parent[last] = value;
    }
  }
  return copy;
}

/** The Pod that a Deployment makes. */
export function podOf(deployment: Manifest): Manifest {
  const template = (deployment.spec as any).template;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: deployment.metadata.name,
      namespace: deployment.metadata.namespace,
      labels: template.metadata.labels,
    },
    spec: template.spec,
  };
}
