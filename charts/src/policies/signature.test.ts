import { generateKeyPairSync } from 'node:crypto';
import {
  applyPolicies,
  findKyverno,
  KYVERNO_MISSING,
  KubernetesObject,
} from '@internal/kyverno';
import { at, Manifest, ofKind } from '../manifests';
import { render } from '../render';
import {
  changed,
  podOf,
  policyValues,
  renderPolicies,
} from '../testing/policies';
import { TestRegistry } from '../testing/registry';
import { ciValues, merge } from '../testing/values';

const kyverno = findKyverno();
const organisation = policyValues('organisation');

describe('the policy of signatures', () => {
  it('trusts the reusable workflow, whoever called it, and nobody else', async () => {
    const policies = ofKind(
      await renderPolicies(organisation),
      'ImageValidatingPolicy',
    );
    expect(policies.map(({ metadata }) => metadata.name)).toEqual([
      'prod-signature',
      'staging-signature',
    ]);
    for (const policy of policies) {
      expect(at(policy, 'spec.attestors')).toEqual([
        {
          name: 'pipeline',
          cosign: {
            keyless: {
              identities: [
                {
                  issuer: 'https://token.actions.githubusercontent.com',
                  subject:
                    'https://github.com/acme/pipelines/.github/workflows/deliver.yaml@refs/heads/main',
                },
              ],
            },
          },
        },
      ]);
    }
  });

  (kyverno ? describe : describe.skip)(
    kyverno
      ? 'judged by Kyverno, with a key in place of Sigstore'
      : KYVERNO_MISSING,
    () => {
      let registry: TestRegistry;
      let policies: KubernetesObject[];
      let deployment: Manifest;
      const images: Record<string, string> = {};

      beforeAll(async () => {
        registry = await TestRegistry.start();
        const ours = generateKeyPairSync('ec', { namedCurve: 'P-256' });
        const theirs = generateKeyPairSync('ec', { namedCurve: 'P-256' });
        for (const name of ['signed', 'unsigned', 'foreign']) {
          const repository = `acme/${name}`;
          const digest = registry.image(name);
          images[name] = `${registry.host}/${repository}@${digest}`;
          if (name === 'signed') {
            registry.sign(repository, digest, ours.privateKey);
          } else if (name === 'foreign') {
            registry.sign(repository, digest, theirs.privateKey);
          }
        }
        images.tagged = `${registry.host}/acme/signed:1.0.0`;
        images.mirrored = 'public.ecr.aws/docker/library/redis:8';

        const values = merge(organisation, {
          policies: {
            signature: { images: [`${registry.host}/*`], credentials: [] },
          },
        });
        const key = ours.publicKey.export({ type: 'spki', format: 'pem' });
        policies = ofKind(
          await renderPolicies(values),
          'ImageValidatingPolicy',
        ).map(policy =>
          changed(policy, {
            'spec.attestors.0.cosign': {
              key: { data: key },
              ctlog: { insecureIgnoreTlog: true },
            },
          }),
        );
        const manifests = await render(ciValues('deployment-standard'), {
          namespace: 'prod',
        });
        [deployment] = ofKind(manifests, 'Deployment');
      }, 60_000);
      afterAll(() => registry?.stop());

      const judged = async (
        resources: Manifest[],
        operation?: 'UPDATE',
      ): Promise<string[]> =>
        (await applyPolicies(kyverno!, { policies, resources, operation }))
          .map(v => `${v.policy} ${v.object}: ${v.result}, ${v.message}`)
          .sort();
      const running = (name: string, base = deployment): Manifest =>
        changed(base, {
          'metadata.name': name,
          'spec.template.spec.containers.0.image': images[name],
        });

      it('lets signed images through, and those of others', async () => {
        expect(await judged([running('signed'), running('mirrored')])).toEqual([
          'prod-signature Deployment/mirrored: pass, success',
          'prod-signature Deployment/signed: pass, success',
        ]);
      }, 60_000);

      it('refuses images without a signature, with another one, or without a digest', async () => {
        const [bare] = (podOf(deployment).spec as any).containers;
        const pod = changed(podOf(running('signed')), {
          'metadata.name': 'helper',
          'spec.initContainers': [{ ...bare, image: images.unsigned }],
        });
        const problem =
          'Images are signed by the pipeline https://github.com/acme/pipelines/.github/workflows/deliver.yaml@refs/heads/main.';
        expect(
          await judged([
            running('unsigned'),
            running('foreign'),
            running('tagged'),
            pod,
          ]),
        ).toEqual([
          `prod-signature Deployment/foreign: fail, ${problem}`,
          `prod-signature Deployment/tagged: fail, image ${images.tagged} does not have a digest`,
          `prod-signature Deployment/unsigned: fail, ${problem}`,
          `prod-signature Pod/helper: fail, ${problem}`,
        ]);
      }, 60_000);

      it('asks nobody for an update that changes nothing', async () => {
        expect(await judged([running('unsigned')], 'UPDATE')).toEqual([]);
      }, 60_000);

      it('leaves an environment alone where it is off', async () => {
        expect(
          await judged([
            changed(running('unsigned'), { 'metadata.namespace': 'dev' }),
          ]),
        ).toEqual([]);
      }, 60_000);
    },
  );
});
