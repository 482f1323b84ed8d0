import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { at, list, Manifest } from '../manifests';
import { parseManifests } from '../render';
import { POLICIES_CHART, renderPolicies } from '../testing/policies';
import { merge } from '../testing/values';

const ORGANISATION = path.resolve(
  POLICIES_CHART,
  '../../examples/organisation',
);
const read = (file: string): string =>
  readFileSync(path.join(ORGANISATION, file), 'utf8');

const [namespace, project, application] = parseManifests(
  read('gitops-platform/bootstrap/policies.yaml'),
);
const values = parse(read('gitops-platform/policies/values.yaml'), {
  version: '1.1',
});
const pipeline = JSON.parse(read('pipelines/delivery.json'));

describe('the policies in gitops-platform', () => {
  it('come as the chart of this version, with the values beside it', () => {
    const chart = parse(
      readFileSync(path.join(POLICIES_CHART, 'Chart.yaml'), 'utf8'),
    );
    expect(at(application, 'spec.sources.0')).toMatchObject({
      chart: chart.name,
      targetRevision: chart.version,
      helm: { valueFiles: ['$values/policies/values.yaml'] },
    });
    expect(at(application, 'spec.project')).toBe(project.metadata.name);
    expect(list(application, 'spec.sources').map(s => s.repoURL)).toEqual(
      at(project, 'spec.sourceRepos'),
    );
    expect(at(application, 'spec.destination.namespace')).toBe(
      namespace.metadata.name,
    );
    expect(list(project, 'spec.destinations')).toEqual([
      at(application, 'spec.destination'),
    ]);
  });

  it('are of the kinds that their project allows, and the project allows no other', async () => {
    const manifests = await renderPolicies(
      merge(values, {
        exceptions: {
          example: {
            owner: 'platform',
            reason: 'So that there is one of every kind.',
            expiresAt: '2027-01-31T00:00:00Z',
            environments: ['dev'],
            policies: ['images'],
            services: ['example'],
          },
        },
      }),
    );
    const kindsOf = (objects: { group: string; kind: string }[]): string[] => [
      ...new Set(objects.map(({ group, kind }) => `${group} ${kind}`)),
    ];
    const emitted = kindsOf(
      manifests.map(({ apiVersion, kind }: Manifest) => ({
        group: apiVersion.split('/')[0],
        kind,
      })),
    );
    const allowed = kindsOf(
      ['cluster', 'namespace'].flatMap(scope =>
        list<{ group: string; kind: string }>(
          project,
          `spec.${scope}ResourceWhitelist`,
        ),
      ),
    );
    expect(emitted.sort()).toEqual(allowed.sort());
  });

  it('ask for the signature that the pipeline makes, of the registry that it pushes to', () => {
    const { signature, images } = values.policies;
    expect(signature.identity).toBe(pipeline.signature.identity);
    expect(pipeline.signature.issuer).toBe(
      parse(readFileSync(path.join(POLICIES_CHART, 'values.yaml'), 'utf8'))
        .policies.signature.issuer,
    );
    const prefix = `${pipeline.registry}/${pipeline.namePrefix}`;
    expect(signature.images).toEqual([`${prefix}*`]);
    expect(images.registries).toContain(pipeline.registry);
  });

  it.each(['dev', 'staging', 'prod'])(
    'judge the namespace of the environment %s',
    environment => {
      const [judged] = parseManifests(
        read(`gitops-platform/environments/${environment}/namespace.yaml`),
      );
      expect(
        values.environments[environment].namespaces ?? [environment],
      ).toEqual([judged.metadata.name]);
    },
  );
});
