import {
  applyPolicies,
  findKyverno,
  KYVERNO_MISSING,
  Verdict,
} from '@internal/kyverno';
import { Manifest, ofKind } from '../manifests';
import { render } from '../render';
import { changed, policyValues, renderPolicies } from '../testing/policies';
import { ciValues, merge } from '../testing/values';

const kyverno = findKyverno();
const DAY = 24 * 60 * 60 * 1000;

/** RFC 3339 without milliseconds, so many days from now. */
const inDays = (days: number): string =>
  new Date(Date.now() + days * DAY).toISOString().replace(/\.\d+Z$/, 'Z');

const said = (verdicts: Verdict[]): string[] =>
  verdicts
    .map(v => `${v.policy} ${v.object}: ${v.result}, ${v.message}`)
    .sort();

(kyverno ? describe : describe.skip)(
  `exceptions, judged by Kyverno${kyverno ? '' : ` (${KYVERNO_MISSING})`}`,
  () => {
    let objects: Manifest[];
    let exception: Manifest;

    beforeAll(async () => {
      objects = await renderPolicies(
        merge(policyValues('exceptions'), {
          exceptions: { 'legacy-billing': { expiresAt: inDays(60) } },
        }),
      );
      [exception] = ofKind(objects, 'PolicyException');
    });

    /** The exception with other values, under a name of its own. */
    const other = (name: string, changes: object): Manifest =>
      changed(exception, { 'metadata.name': name, ...changes });

    it('are refused without owner, reason, condition or end, after their end, and with an end too far away', async () => {
      const verdicts = await applyPolicies(kyverno!, {
        policies: objects.filter(
          ({ metadata }) => metadata.name === 'cluster-exceptions',
        ),
        resources: [
          exception,
          other('last-day', { 'spec.expiresAt': inDays(89) }),
          other('ownerless', { 'spec.properties.owner': undefined }),
          other('reasonless', { 'spec.properties.reason': '' }),
          other('bare', { 'spec.properties': undefined }),
          other('for-all', { 'spec.matchConditions': undefined }),
          other('endless', { 'spec.expiresAt': undefined }),
          other('expired', { 'spec.expiresAt': '2026-01-31T00:00:00Z' }),
          other('far', { 'spec.expiresAt': inDays(91) }),
        ],
      });
      const policy = 'cluster-exceptions PolicyException';
      expect(said(verdicts)).toEqual(
        [
          `${policy}/legacy-billing: pass, success`,
          `${policy}/last-day: pass, success`,
          `${policy}/ownerless: fail, Exceptions have spec.properties; missing: owner`,
          `${policy}/reasonless: fail, Exceptions have spec.properties; missing: reason`,
          `${policy}/bare: fail, Exceptions have spec.properties; missing: owner, reason`,
          `${policy}/for-all: fail, Exceptions have spec.matchConditions, which say for what they are.`,
          `${policy}/endless: fail, Exceptions have an end, spec.expiresAt.`,
          `${policy}/expired: fail, The exception has expired, at 2026-01-31T00:00:00Z`,
          `${policy}/far: fail, Exceptions last 90 days at most.`,
        ].sort(),
      );
    });

    it('hold for their service, policies and environments alone', async () => {
      const privileged = {
        'spec.template.spec.containers.0.securityContext.privileged': true,
      };
      const resources: Manifest[] = [];
      for (const [release, namespace] of [
        ['billing', 'dev'],
        ['orders', 'dev'],
      ]) {
        const manifests = await render(ciValues('deployment-standard'), {
          release,
          namespace,
        });
        resources.push(changed(ofKind(manifests, 'Deployment')[0], privileged));
      }
      const policies = objects.filter(({ metadata }) =>
        ['dev-pod-security', 'dev-labels'].includes(metadata.name),
      );
      const results = async (exceptions: Manifest[]): Promise<string[]> =>
        (await applyPolicies(kyverno!, { policies, resources, exceptions }))
          .map(v => `${v.policy} ${v.object}: ${v.result}`)
          .sort();

      const refused = [
        'dev-labels Deployment/billing: pass',
        'dev-labels Deployment/orders: pass',
        'dev-pod-security Deployment/billing: fail',
        'dev-pod-security Deployment/orders: fail',
      ];
      const excepted = refused.map(text =>
        text.replace('billing: fail', 'billing: skip'),
      );
      expect(await results([exception])).toEqual(excepted);
      expect(
        await results([
          other('prod-only', {
            'spec.policyRefs': [
              { name: 'prod-pod-security', kind: 'ValidatingPolicy' },
            ],
          }),
        ]),
      ).toEqual(refused);
    }, 60_000);

    it('are deleted after their end, and no earlier', async () => {
      const verdicts = await applyPolicies(kyverno!, {
        policies: ofKind(objects, 'DeletingPolicy'),
        resources: [
          exception,
          other('endless', { 'spec.expiresAt': undefined }),
          other('expired', { 'spec.expiresAt': '2026-01-31T00:00:00Z' }),
        ],
      });
      expect(
        verdicts
          .filter(({ result }) => result === 'pass')
          .map(({ object }) => object),
      ).toEqual(['PolicyException/expired']);
      expect(verdicts).toHaveLength(3);
    });
  },
);
