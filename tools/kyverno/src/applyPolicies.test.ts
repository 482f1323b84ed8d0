import { applyPolicies, KubernetesObject } from './applyPolicies';
import { findKyverno, KYVERNO_MISSING } from './findKyverno';

const policy = (
  name: string,
  expression: string,
): KubernetesObject & { spec: object } => ({
  apiVersion: 'policies.kyverno.io/v1',
  kind: 'ValidatingPolicy',
  metadata: { name },
  spec: {
    validationActions: ['Deny'],
    matchConstraints: {
      namespaceSelector: {
        matchLabels: { 'kubernetes.io/metadata.name': 'dev' },
      },
      resourceRules: [
        {
          apiGroups: [''],
          apiVersions: ['v1'],
          operations: ['CREATE', 'UPDATE'],
          resources: ['configmaps'],
        },
      ],
    },
    validations: [{ expression, message: `${name} says no` }],
  },
});

const map = (name: string, namespace = 'dev'): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace },
});

const kyverno = findKyverno();

describe('applyPolicies', () => {
  (kyverno ? describe : describe.skip)(
    kyverno ? 'with Kyverno' : KYVERNO_MISSING,
    () => {
      const verdicts = async (
        policies: KubernetesObject[],
        resources: KubernetesObject[],
        operation?: 'UPDATE',
      ): Promise<string[]> =>
        (await applyPolicies(kyverno!, { policies, resources, operation }))
          .map(v => `${v.policy} ${v.object}: ${v.result}, ${v.message}`)
          .sort();

      it('tells who passes and who fails', async () => {
        expect(
          await verdicts(
            [policy('good', "object.metadata.name == 'good'")],
            [map('good'), map('bad'), map('elsewhere', 'prod')],
          ),
        ).toEqual([
          'good ConfigMap/bad: fail, good says no',
          'good ConfigMap/good: pass, success',
        ]);
      });

      it('can make of everything an update', async () => {
        const created = policy('created', "request.operation == 'CREATE'");
        expect(await verdicts([created], [map('one')])).toEqual([
          'created ConfigMap/one: pass, success',
        ]);
        expect(await verdicts([created], [map('one')], 'UPDATE')).toEqual([
          'created ConfigMap/one: fail, created says no',
        ]);
      });

      it('fails on a policy that does not compile, or with a field that is unknown', async () => {
        await expect(
          verdicts([policy('broken', 'object.(')], [map('one')]),
        ).rejects.toThrow(/failed to compile policy broken/);
        const typo = policy('typo', 'true');
        await expect(
          verdicts(
            [{ ...typo, spec: { ...typo.spec, validation: [] } } as any],
            [map('one')],
          ),
        ).rejects.toThrow(/unknown field/);
      });
    },
  );
});
