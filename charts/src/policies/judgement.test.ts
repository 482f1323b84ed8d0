import {
  applyPolicies,
  findKyverno,
  KYVERNO_MISSING,
  Verdict,
} from '@internal/kyverno';
import { list, Manifest, Tree } from '../manifests';
import { render } from '../render';
import {
  changed,
  devPolicies,
  JUDGED,
  podOf,
  renderedCi,
} from '../testing/policies';
import { Good, Refused, refusedObjects } from '../testing/refused';
import { ciValues } from '../testing/values';

const kyverno = findKyverno();

/** What the renders in ci/ break on purpose. */
const BROKEN = [
  // Minimal values: nobody has said who owns it, and where it runs.
  'dev-labels Deployment/deployment-minimal: Pods have labels; missing: delivery/owner',
];

const refusals = (verdicts: Verdict[]): string[] =>
  verdicts
    .filter(({ result }) => result !== 'pass')
    .map(({ policy, object, message }) => `${policy} ${object}: ${message}`);

/** What a rule says, as far as it is always the same. */
const textOf = ({ message, messageExpression }: Tree): string =>
  String(message ?? String(messageExpression).match(/^'([^']+)'/)?.[1]);

(kyverno ? describe : describe.skip)(
  `the policies, judged by Kyverno${kyverno ? '' : ` (${KYVERNO_MISSING})`}`,
  () => {
    let policies: Manifest[];
    let good: Good;
    let refused: Refused[];

    beforeAll(async () => {
      policies = await devPolicies();
      const find = async (name: string, kind: string): Promise<Manifest> =>
        (await render(ciValues(name), { release: name })).find(
          object => object.kind === kind,
        )!;
      good = {
        deployment: await find('deployment-standard', 'Deployment'),
        service: await find('deployment-standard', 'Service'),
        ingress: await find('expose-ingress', 'Ingress'),
      };
      refused = refusedObjects(good);
    }, 60_000);

    it('let every render of the baseline chart through', async () => {
      const verdicts = await applyPolicies(kyverno!, {
        policies,
        resources: [
          ...(await renderedCi()).filter(({ kind }) => JUDGED.includes(kind)),
          podOf(good.deployment),
          // A wildcard covers what is one label below it.
          changed(good.ingress, {
            'metadata.name': 'wildcard',
            'spec.tls.0.hosts': ['*.acme.internal'],
          }),
          // Without a selector there is no twin.
          ...['one', 'two'].map(name =>
            changed(good.service, {
              'metadata.name': name,
              'spec.selector': undefined,
            }),
          ),
        ],
      });
      expect(refusals(verdicts)).toEqual(BROKEN);
      const idle = ['cluster-default-namespace', 'cluster-exceptions'];
      expect([...new Set(verdicts.map(({ policy }) => policy))].sort()).toEqual(
        policies
          .map(({ metadata }) => metadata.name)
          .filter(name => !idle.includes(name))
          .sort(),
      );
    }, 180_000);

    it('refuse what they must, each its own', async () => {
      const verdicts = await applyPolicies(kyverno!, {
        policies,
        resources: [...refused.map(({ object }) => object), good.service],
      });
      const problems = refused.flatMap(({ object, refusal }) => {
        const name = `${object.kind}/${object.metadata.name}`;
        const said = verdicts
          .filter(v => v.object === name && v.result !== 'pass')
          .map(v => `${v.policy}: ${v.message}`);
        return said.length === 1 && said[0].startsWith(refusal)
          ? []
          : [`${name}: expected ${refusal}, got ${said.join(' and ')}`];
      });
      expect(problems).toEqual([]);
      const messages = refusals(verdicts);
      const rules = policies
        .filter(({ metadata }) => metadata.name !== 'cluster-exceptions')
        .flatMap(policy => list(policy, 'spec.validations').map(textOf));
      expect(rules.length).toBeGreaterThan(20);
      expect(
        rules.filter(rule => !messages.some(text => text.includes(rule))),
      ).toEqual([]);
    }, 180_000);

    it('let an update through that changes nothing they judge', async () => {
      const verdicts = await applyPolicies(kyverno!, {
        policies,
        resources: [...refused.map(({ object }) => object), good.service],
        operation: 'UPDATE',
      });
      expect(verdicts.length).toBeGreaterThan(refused.length);
      expect(refusals(verdicts)).toEqual([]);
    }, 180_000);
  },
);
