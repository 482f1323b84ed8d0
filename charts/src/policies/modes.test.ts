import { at, Manifest } from '../manifests';
import {
  CLUSTER_WIDE,
  kebab,
  POLICIES_SCHEMA,
  policyValues,
  renderPolicies,
  SWITCHED,
} from '../testing/policies';
import { merge, Values } from '../testing/values';

const organisation: Values = {
  ...policyValues('organisation'),
  environments: { dev: {}, staging: {}, prod: {} },
};

const ACTIONS = ['ValidatingPolicy', 'ImageValidatingPolicy'];

/** Mode of each policy by its object's name, such as `prod-images`. */
async function modes(...changes: Values[]): Promise<Record<string, string>> {
  const manifests = await renderPolicies(merge(organisation, ...changes));
  return Object.fromEntries(
    manifests
      .filter(({ kind }) => ACTIONS.includes(kind))
      .map(manifest => [
        manifest.metadata.name,
        `${at(manifest, 'spec.validationActions')}`,
      ]),
  );
}

/** Every policy in every environment, less or other than Deny where said. */
function expected(differences: Record<string, string>): Record<string, string> {
  const names = [
    ...['dev', 'staging', 'prod'].flatMap(environment =>
      SWITCHED.map(policy => `${environment}-${kebab(policy)}`),
    ),
    ...CLUSTER_WIDE.map(policy => `cluster-${kebab(policy)}`),
  ];
  return Object.fromEntries(
    names
      .map(name => [name, differences[name] ?? 'Deny'])
      .filter(([, mode]) => mode !== 'off'),
  );
}

const everywhere = (policy: string, mode: string): Record<string, string> =>
  Object.fromEntries(
    ['dev', 'staging', 'prod', 'cluster'].map(environment => [
      `${environment}-${kebab(policy)}`,
      mode,
    ]),
  );

describe('the mode of a policy', () => {
  it('has a switch in values.schema.json for every policy', () => {
    expect([...SWITCHED, ...CLUSTER_WIDE]).toEqual(
      Object.keys(POLICIES_SCHEMA.properties.policies.properties),
    );
  });

  it('is Deny by default', async () => {
    expect(await modes()).toEqual(expected({}));
  });

  it.each(
    [...SWITCHED, ...CLUSTER_WIDE].flatMap(policy =>
      ['Audit', 'off'].map(mode => [policy, mode]),
    ),
  )('can be switched everywhere: %s to %s', async (policy, mode) => {
    expect(await modes({ policies: { [policy]: { mode } } })).toEqual(
      expected(everywhere(policy, mode)),
    );
  });

  it.each(
    SWITCHED.flatMap(policy => ['Audit', 'off'].map(mode => [policy, mode])),
  )('can be switched in one environment: %s to %s', async (policy, mode) => {
    const environments = { prod: { policies: { [policy]: mode } } };
    expect(await modes({ environments })).toEqual(
      expected({ [`prod-${kebab(policy)}`]: mode }),
    );
  });

  it.each(
    ['dev', 'staging', 'prod'].flatMap(environment =>
      ['Audit', 'off'].map(mode => [environment, mode]),
    ),
  )('can be switched for an environment: %s to %s', async (name, mode) => {
    expect(await modes({ environments: { [name]: { mode } } })).toEqual(
      expected(
        Object.fromEntries(
          SWITCHED.map(policy => [`${name}-${kebab(policy)}`, mode]),
        ),
      ),
    );
  });

  it('is the milder of policy and environment, and what the environment says of the policy wins', async () => {
    expect(
      await modes({
        policies: { images: { mode: 'off' }, probes: { mode: 'Audit' } },
        environments: {
          staging: { mode: 'Audit' },
          prod: { policies: { images: 'Deny', probes: 'Deny' } },
        },
      }),
    ).toEqual(
      expected({
        ...everywhere('probes', 'Audit'),
        ...Object.fromEntries(
          SWITCHED.map(policy => [`staging-${kebab(policy)}`, 'Audit']),
        ),
        ...everywhere('images', 'off'),
        'prod-images': 'Deny',
        'prod-probes': 'Deny',
      }),
    );
  });

  it('takes the off that YAML reads as false', async () => {
    expect(policyValues('organisation').environments.dev).toEqual({
      policies: { signature: false },
    });
    expect(
      await modes({
        environments: { dev: { policies: { signature: false } } },
      }),
    ).toEqual(expected({ 'dev-signature': 'off' }));
  });

  it('decides whether Kyverno may stop anybody while it is away', async () => {
    const manifests = await renderPolicies(
      merge(organisation, { environments: { dev: { mode: 'Audit' } } }),
    );
    const failures = new Set(
      manifests
        .filter(({ kind }) => ACTIONS.includes(kind))
        .map(
          manifest =>
            `${at(manifest, 'spec.validationActions')} ${at(
              manifest,
              'spec.failurePolicy',
            )}`,
        ),
    );
    expect([...failures].sort()).toEqual(['Audit Ignore', 'Deny Fail']);
  });
});

describe('namespaces', () => {
  const namespaces = (manifests: Manifest[], name: string): unknown =>
    at(
      manifests.find(({ metadata }) => metadata.name === name),
      'spec.matchConstraints.namespaceSelector.matchExpressions.0.values',
    );

  it('are those of the environment, or the one of its name', async () => {
    const manifests = await renderPolicies(policyValues('rollout'));
    for (const policy of ['images', 'ingress-tls', 'signature']) {
      expect(namespaces(manifests, `prod-${policy}`)).toEqual([
        'prod',
        'prod-batch',
      ]);
    }
    expect(namespaces(manifests, 'dev-images')).toEqual(['dev']);
    expect(namespaces(manifests, 'cluster-default-namespace')).toEqual([
      'default',
    ]);
  });
});

describe('expired exceptions', () => {
  it('are deleted only where exceptions are denied', async () => {
    const kinds = async (mode: string): Promise<string[]> =>
      (await renderPolicies({ policies: { exceptions: { mode } } }))
        .map(({ kind }) => kind)
        .sort();
    expect(await kinds('Deny')).toContain('DeletingPolicy');
    expect(await kinds('Audit')).toEqual([
      'ValidatingPolicy',
      'ValidatingPolicy',
    ]);
    expect(await kinds('off')).toEqual(['ValidatingPolicy']);
  });
});
