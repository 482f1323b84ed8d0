import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { at, list, Manifest, ofKind, Tree } from './manifests';
import { CHART, render } from './render';
import {
  childrenOf,
  distinct,
  kindOf,
  kindsInTemplates,
} from './testing/kinds';
import {
  ENVIRONMENTS,
  filesOf,
  platformObjects,
  platformText,
} from './testing/platform';
import { CI_FILES, ciValues } from './testing/values';

const chart = parse(readFileSync(path.join(CHART, 'Chart.yaml'), 'utf8'));

const annotated = (name: string): string[] =>
  String(chart.annotations[name]).split(/\s+/).sort();

/** A number of Kubernetes in its base unit: CPUs or bytes. */
function quantity(text: string): number {
  const units: Record<string, number> = {
    m: 1e-3,
    Mi: 2 ** 20,
    Gi: 2 ** 30,
    '': 1,
  };
  const [, value, unit] = /^([\d.]+)([A-Za-z]*)$/.exec(String(text))!;
  return Number(value) * units[unit];
}

it('has the environments that the portal offers', () => {
  const { delivery } = parse(
    // eslint-disable-next-line no-restricted-syntax
    readFileSync(path.resolve(__dirname, '../../app-config.yaml'), 'utf8'),
  );
  expect(
    delivery.environments.map(({ name }: { name: string }) => name).sort(),
  ).toEqual(ENVIRONMENTS);
});

describe('the kinds of the chart', () => {
  let emitted: string[];

  beforeAll(async () => {
    const manifests = await Promise.all(
      CI_FILES.map(name => render(ciValues(name))),
    );
    emitted = distinct(manifests.flat().map(kindOf));
  }, 60_000);

  it('are all rendered by ci/, as far as templates name them', () => {
    expect(kindsInTemplates()).toEqual(emitted);
  });

  it('are those that Chart.yaml tells an upgrade', () => {
    expect(annotated('delivery/kinds')).toEqual(emitted);
    expect(annotated('delivery/child-kinds')).toEqual(childrenOf(emitted));
  });

  it.each(ENVIRONMENTS)(
    'and their children, and no others, are allowed in %s',
    environment => {
      const [project] = platformObjects(`projects/${environment}.yaml`);
      const allowed = list<{ group: string; kind: string }>(
        project,
        'spec.namespaceResourceWhitelist',
      ).map(({ group, kind }) => (group ? `${group}/${kind}` : kind));
      expect([...allowed].sort()).toEqual(
        distinct([...emitted, ...childrenOf(emitted)]),
      );
    },
  );
});

describe.each(ENVIRONMENTS)('%s', environment => {
  const objects = platformObjects(`environments/${environment}/namespace.yaml`);
  const one = (kind: string): Manifest => {
    const found = ofKind(objects, kind);
    expect(found).toHaveLength(1);
    return found[0];
  };

  it('lets in the chart of the registry with values of gitops-apps, into one namespace, and nothing of the cluster', () => {
    const [project] = platformObjects(`projects/${environment}.yaml`);
    const [set] = platformObjects(`applicationsets/${environment}.yaml`);
    const sources = list(set, 'spec.template.spec.sources');
    expect(at(project, 'spec.sourceRepos')).toEqual(
      sources.map(({ repoURL }) => repoURL),
    );
    expect(sources.map(source => [source.chart, source.ref])).toEqual([
      [chart.name, undefined],
      [undefined, 'values'],
    ]);
    expect(at(project, 'spec.destinations')).toEqual([
      at(set, 'spec.template.spec.destination'),
    ]);
    expect(at(project, 'spec.destinations.0.namespace')).toBe(environment);
    expect(at(project, 'spec.clusterResourceWhitelist')).toEqual([]);
    expect(project.metadata.annotations).toMatchObject({
      'argocd.argoproj.io/sync-wave': '-1',
    });
  });

  it('takes the chart at an exact version', () => {
    const [set] = platformObjects(`applicationsets/${environment}.yaml`);
    expect(at(set, 'spec.template.spec.sources.0.targetRevision')).toMatch(
      /^\d+\.\d+\.\d+$/,
    );
  });

  it('admits restricted Pods alone', () => {
    const labels = one('Namespace').metadata.labels!;
    for (const mode of ['enforce', 'audit', 'warn']) {
      expect(labels[`pod-security.kubernetes.io/${mode}`]).toBe('restricted');
    }
  });

  it('is delivered, and never taken away', () => {
    expect(
      objects.map(({ metadata }) => [
        metadata.annotations?.['argocd.argoproj.io/sync-options'],
        metadata.namespace ?? metadata.name,
      ]),
    ).toEqual(objects.map(() => ['Prune=false,Delete=false', environment]));
    const [root] = platformObjects('bootstrap/root.yaml');
    expect(list(root, 'spec.destinations')).toContainEqual(
      expect.objectContaining({ namespace: environment }),
    );
    const kinds = [
      ...list(root, 'spec.clusterResourceWhitelist').filter(
        ({ name }) => name === environment,
      ),
      ...list(root, 'spec.namespaceResourceWhitelist'),
    ].map(({ group, kind }) => `${group}/${kind}`);
    expect(kinds).toEqual(
      expect.arrayContaining(
        objects.map(({ apiVersion, kind }) =>
          apiVersion.includes('/')
            ? `${apiVersion.split('/')[0]}/${kind}`
            : `/${kind}`,
        ),
      ),
    );
  });

  it('denies all traffic that a service does not open', () => {
    expect(one('NetworkPolicy').spec).toEqual({
      podSelector: {},
      policyTypes: ['Ingress', 'Egress'],
    });
  });

  it('bounds requests and memory, never CPU', () => {
    const hard = at<Record<string, string>>(one('ResourceQuota'), 'spec.hard')!;
    expect(Object.keys(hard).sort()).toEqual([
      'limits.memory',
      'pods',
      'requests.cpu',
      'requests.memory',
    ]);
    expect(quantity(hard['limits.memory'])).toBeGreaterThanOrEqual(
      quantity(hard['requests.memory']),
    );
    const defaults = list<Tree>(one('LimitRange'), 'spec.limits');
    expect(defaults.map(({ type }) => type)).toEqual(['Container']);
    expect(JSON.stringify(defaults)).toMatch(/memory/);
    expect(JSON.stringify(defaults)).not.toMatch(/cpu/);
  });

  it('has room for the surge of ten rollouts of the largest size in a quarter of its quota', () => {
    const { delivery } = parse(
      // eslint-disable-next-line no-restricted-syntax
      readFileSync(path.resolve(__dirname, '../../app-config.yaml'), 'utf8'),
    );
    const sizes = Object.values<{ cpu: string; memory: string }>(
      delivery.sizes,
    );
    const hard = at<Record<string, string>>(one('ResourceQuota'), 'spec.hard')!;
    const need = (key: 'cpu' | 'memory') =>
      10 * Math.max(...sizes.map(size => quantity(size[key])));
    expect(need('cpu')).toBeLessThanOrEqual(quantity(hard['requests.cpu']) / 4);
    expect(need('memory')).toBeLessThanOrEqual(
      quantity(hard['limits.memory']) / 4,
    );
    expect(Number(hard.pods)).toBeGreaterThanOrEqual(40);
  });
});

describe('the environments', () => {
  /** The text of a file, comments included, without what has to differ: the name, and how much room there is. */
  const common = (environment: string, file: string) =>
    platformText(file)
      .replaceAll(new RegExp(`\\b${environment}\\b`, 'g'), 'ENVIRONMENT')
      .replaceAll(
        /^( {4}(?:requests\.cpu|requests\.memory|limits\.memory|pods)): .*$/gm,
        '$1: ROOM',
      )
      // Environments are upgraded one after the other.
      .replaceAll(/^( +targetRevision): \d+\.\d+\.\d+ /gm, '$1: VERSION ');

  it.each(ENVIRONMENTS)('%s is like the first, line by line', environment => {
    const [first] = ENVIRONMENTS;
    expect(filesOf(environment).map(file => common(environment, file))).toEqual(
      filesOf(first).map(file => common(first, file)),
    );
  });
});
