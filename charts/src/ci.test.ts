import { readFileSync } from 'node:fs';
import path from 'node:path';
import { nullsIn, Manifest, describeManifest } from './manifests';
import { referenceViolations } from './references';
import { CHART, parseManifests, render, renderText } from './render';
import { securityViolations } from './security';
import { helm3 } from './testing/helm3';
import { CI_FILES, ciValues } from './testing/values';
import { schemaViolations } from './testing/validate';

/** API versions that Kubernetes 1.31 to 1.35 serve, or that the operators do. */
const API_VERSIONS = [
  'v1 ConfigMap',
  'v1 Service',
  'v1 ServiceAccount',
  'apps/v1 Deployment',
  'apps/v1 StatefulSet',
  'autoscaling/v2 HorizontalPodAutoscaler',
  'batch/v1 CronJob',
  'networking.k8s.io/v1 Ingress',
  'networking.k8s.io/v1 NetworkPolicy',
  'policy/v1 PodDisruptionBudget',
  'external-secrets.io/v1 ExternalSecret',
  'gateway.networking.k8s.io/v1 HTTPRoute',
  'monitoring.coreos.com/v1 ServiceMonitor',
  'networking.istio.io/v1 VirtualService',
];

/** What files are allowed to break: they switch things off, or rely on what others made. */
const EXCEPTIONS: Record<string, string[]> = {
  'switches-off': ['NetworkPolicy: not one'],
  'service-account-shared': ['Deployment/orders needs ServiceAccount/shared'],
};

describe('ci values', () => {
  const texts = new Map<string, string>();
  const manifests = new Map<string, Manifest[]>();
  let neighbours: Manifest[];
  let oldHelm: string | undefined;

  beforeAll(async () => {
    oldHelm = await helm3();
    for (const name of CI_FILES) {
      const text = await renderText(ciValues(name));
      texts.set(name, text);
      manifests.set(name, parseManifests(text));
    }
    neighbours = [
      ...(await render(ciValues('deployment-all'), { release: 'orders-api' })),
      ...(await render(ciValues('statefulset'), { release: 'ordersdb' })),
      ...(await render(ciValues('cronjob'), { release: 'nightly' })),
    ];
  }, 60_000);

  it('cover every kind that the chart emits', () => {
    const kinds = [...manifests.values()]
      .flat()
      .map(({ apiVersion, kind }) => `${apiVersion} ${kind}`);
    expect([...new Set(kinds)].sort()).toEqual([...API_VERSIONS].sort());
  });

  it('render objects that Kubernetes and the operators know, field by field', () => {
    expect(schemaViolations([...manifests.values()].flat())).toEqual([]);
  });

  describe.each(CI_FILES)('%s', name => {
    it('renders the same as before', () => {
      expect(texts.get(name)).toMatchSnapshot();
    });

    it('renders the same with Helm 3', async () => {
      const expected = texts.get(name);
      expect(
        oldHelm
          ? await renderText(ciValues(name), { binary: oldHelm })
          : expected,
      ).toBe(expected);
    });

    it('keeps the promise of security', () => {
      expect(securityViolations(manifests.get(name)!)).toEqual(
        (EXCEPTIONS[name] ?? []).filter(text => text.startsWith('Network')),
      );
    });

    it('selects exactly its own Pods, and refers to what exists', () => {
      expect(referenceViolations(manifests.get(name)!, neighbours)).toEqual(
        (EXCEPTIONS[name] ?? []).filter(text => text.includes('needs')),
      );
    });

    it('holds no null, and names each object once, in its namespace', () => {
      const objects = manifests.get(name)!;
      expect(nullsIn(objects)).toEqual([]);
      const names = objects.map(describeManifest);
      expect(new Set(names).size).toBe(names.length);
      expect(
        objects.filter(({ metadata }) => metadata.namespace !== 'dev'),
      ).toEqual([]);
    });
  });

  it('render nothing at all without an image', () => {
    expect(texts.get('no-image')!.trim()).toBe('');
  });

  it('keep the values of a standard service within 30 lines', () => {
    const file = path.join(CHART, 'ci/deployment-standard-values.yaml');
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    const own = lines.slice(lines.findIndex(line => line.startsWith('owner:')));
    expect(own.length).toBeLessThanOrEqual(30);
  });

  it('survive any name of a service', async () => {
    const all: Manifest[] = [];
    for (const release of ['off', 'null', 'yes', 'n1e', 'a'.repeat(40)]) {
      const objects = await render(ciValues('deployment-all'), { release });
      const services = objects.map(
        object => object.metadata.labels?.['delivery/service'],
      );
      expect(new Set(services)).toEqual(new Set([release]));
      expect(referenceViolations(objects, neighbours)).toEqual([]);
      all.push(...objects);
    }
    expect(schemaViolations(all)).toEqual([]);
  }, 60_000);
});
