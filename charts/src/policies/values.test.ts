import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { nullsIn, describeManifest } from '../manifests';
import { refusal, renderText } from '../render';
import { helm3 } from '../testing/helm3';
import {
  POLICIES_CHART,
  POLICIES_SCHEMA,
  policyValues,
  renderPolicies,
} from '../testing/policies';
import { merge, Values } from '../testing/values';

const CI = ['exceptions', 'organisation', 'rollout'];

/** Paths of object schemas that let unknown keys through. */
function openIn(schema: unknown, where = '#'): string[] {
  if (typeof schema !== 'object' || schema === null) {
    return [];
  }
  const { type, additionalProperties } = schema as Values;
  const isOpen = type === 'object' && additionalProperties !== false;
  return [
    ...(isOpen ? [where] : []),
    ...Object.entries(schema).flatMap(([key, child]) =>
      openIn(child, `${where}/${key}`),
    ),
  ];
}

const organisation = policyValues('organisation');
const exceptions = policyValues('exceptions');
const without = (key: string): Values =>
  merge(exceptions, { exceptions: { 'legacy-billing': { [key]: null } } });

describe('the values of the policies', () => {
  it('are closed at every level; only global is not', () => {
    expect(openIn(POLICIES_SCHEMA)).toEqual(['#/properties/global']);
  });

  it.each(CI)('render the same with Helm 3 and 4: %s', async name => {
    const options = {
      chart: POLICIES_CHART,
      release: 'policies',
      namespace: 'policies',
    };
    const text = await renderText(policyValues(name), options);
    const binary = await helm3();
    expect(
      binary
        ? await renderText(policyValues(name), { ...options, binary })
        : text,
    ).toBe(text);
  });

  it.each(CI)('render no null, and each object once: %s', async name => {
    const manifests = await renderPolicies(policyValues(name));
    expect(nullsIn(manifests)).toEqual([]);
    const names = manifests.map(describeManifest);
    expect(new Set(names).size).toBe(names.length);
  });

  it('render what belongs to the whole cluster without environments', async () => {
    expect((await renderPolicies({})).map(describeManifest).sort()).toEqual([
      'ClusterRole/cluster-expired-exceptions',
      'DeletingPolicy/cluster-expired-exceptions',
      'ValidatingPolicy/cluster-default-namespace',
      'ValidatingPolicy/cluster-exceptions',
    ]);
  });

  it.each<[string, Values]>([
    ['enviroments', { enviroments: {} }],
    [
      '/environments/prod.*polices',
      merge(organisation, { environments: { prod: { polices: {} } } }),
    ],
    [
      '/environments/prod/policies.*probe',
      merge(organisation, {
        environments: { prod: { policies: { probe: 'Deny' } } },
      }),
    ],
    [
      '/environments/prod/mode',
      merge(organisation, { environments: { prod: { mode: 'Enforce' } } }),
    ],
    ["'cluster'", merge(organisation, { environments: { cluster: {} } })],
    ['Prod', merge(organisation, { environments: { Prod: {} } })],
    [
      '/environments/prod/namespaces',
      merge(organisation, { environments: { prod: { namespaces: [] } } }),
    ],
    [
      '/policies.*image',
      merge(organisation, { policies: { image: { mode: 'Deny' } } }),
    ],
    [
      '/policies/probes/mode',
      merge(organisation, { policies: { probes: { mode: 'warn' } } }),
    ],
    [
      '/policies/images/registries/0',
      merge(organisation, { policies: { images: { registries: ['acme/'] } } }),
    ],
    [
      '/policies/signature/identity',
      merge(organisation, { policies: { signature: { identity: 'acme' } } }),
    ],
    [
      '/policies/exceptions/maxDays',
      merge(organisation, { policies: { exceptions: { maxDays: 0 } } }),
    ],
    [
      'policies.images.registries: environment dev needs it',
      merge(organisation, { policies: { images: { registries: [] } } }),
    ],
    [
      'policies.signature.identity: environment prod needs it',
      merge(organisation, { policies: { signature: { identity: '' } } }),
    ],
    [
      'policies.signature.images: environment prod needs it',
      merge(organisation, { policies: { signature: { images: [] } } }),
    ],
    ['owner', without('owner')],
    ['reason', without('reason')],
    ['expiresAt', without('expiresAt')],
    ['services', without('services')],
    [
      '/exceptions/legacy-billing/expiresAt',
      merge(exceptions, {
        exceptions: { 'legacy-billing': { expiresAt: 'next year' } },
      }),
    ],
    [
      '/exceptions/legacy-billing/policies/0',
      merge(exceptions, {
        exceptions: { 'legacy-billing': { policies: ['exceptions'] } },
      }),
    ],
    [
      'exceptions.legacy-billing.environments: there is no environment qa',
      merge(exceptions, {
        exceptions: { 'legacy-billing': { environments: ['qa'] } },
      }),
    ],
  ])('are refused with a message that names %s', async (message, values) => {
    const said = await refusal(values, { chart: POLICIES_CHART });
    expect(said.replace(/\s+/g, ' ')).toMatch(new RegExp(message));
  });
});

describe('the version of the policies', () => {
  it('is the one that CHANGELOG.md starts with', () => {
    const read = (file: string): string =>
      readFileSync(path.join(POLICIES_CHART, file), 'utf8');
    expect(read('CHANGELOG.md').match(/^## (\S+)/m)?.[1]).toBe(
      parse(read('Chart.yaml')).version,
    );
  });
});
