import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  applyPolicies,
  findKyverno,
  KYVERNO_MISSING,
  Verdict,
} from '@internal/kyverno';
import { at, list, Manifest, podsOf } from '../manifests';
import { parseManifests, render } from '../render';
import { changed, JUDGED, renderedCi } from '../testing/policies';

const kyverno = findKyverno();

// eslint-disable-next-line no-restricted-syntax
const LIBRARY = path.resolve(__dirname, '../third-party/kyverno-policies');

/** Kyverno's library, less Pod Security, which Kyverno's own module brings. */
function libraryPolicies(): Manifest[] {
  return ['best-practices-vpol', 'other-vpol'].flatMap(folder =>
    readdirSync(path.join(LIBRARY, folder)).flatMap(file =>
      parseManifests(readFileSync(path.join(LIBRARY, folder, file), 'utf8')),
    ),
  );
}

const podSecurity = (): Promise<Manifest[]> =>
  render(
    {
      podSecurityStandard: 'restricted',
      includeRestrictedPolicies: ['require-run-as-non-root-user'],
      includeOtherPolicies: ['require-non-root-groups'],
    },
    { chart: kyverno!.policiesChart, release: 'upstream' },
  );

/** A policy of the library as an organisation would set it up: its sample registries are eu.foo.io and bar.io. */
function withRegistries(policy: Manifest): Manifest {
  const sample =
    /container\.image\.startsWith\('eu\.foo\.io\/'\) \|\| container\.image\.startsWith\('bar\.io\/'\)/;
  const own =
    "container.image.startsWith('123456789012.dkr.ecr.us-east-1.amazonaws.com/') || container.image.startsWith('public.ecr.aws/')";
  return JSON.parse(JSON.stringify(policy).replace(sample, own));
}

/** What the renders break, and why that is right. */
const DIFFERENCES: Record<string, RegExp> = {
  // Wants the literal CAP_NET_RAW; the chart drops ALL, which is more (require-drop-all).
  'drop-cap-net-raw': /./,
  // Wants a probe of every container: jobs, workers without ports and one-shot init containers have none.
  'require-pod-probes':
    /^Pod\/(cronjob|cronjob-all|deployment-all|statefulset-portless|switches-off|worker|worker-metrics)$/,
};

const judgesPods = (policy: Manifest): boolean =>
  list(policy, 'spec.matchConstraints.resourceRules').some(rule =>
    (rule.resources as string[]).includes('pods'),
  );

(kyverno ? describe : describe.skip)(
  `upstream's policies, judged by Kyverno${
    kyverno ? '' : ` (${KYVERNO_MISSING})`
  }`,
  () => {
    let policies: Manifest[];
    let objects: Manifest[];
    let pods: Manifest[];

    beforeAll(async () => {
      policies = [...(await podSecurity()), ...libraryPolicies()]
        .map(withRegistries)
        // Pods are judged as Pods: no rules for what makes them.
        .map(policy =>
          changed(policy, { 'spec.autogen.podControllers.controllers': [] }),
        );
      objects = (await renderedCi()).filter(({ kind }) =>
        JUDGED.includes(kind),
      );
      pods = podsOf(objects).map(({ owner, labels, annotations, spec }) => ({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: {
          name: owner.metadata.name,
          namespace: owner.metadata.namespace,
          labels,
          annotations,
        },
        spec,
      }));
    }, 60_000);

    const judge = async (
      chosen: Manifest[],
      resources: Manifest[],
    ): Promise<Verdict[]> =>
      applyPolicies(kyverno!, {
        policies: chosen,
        resources,
        timeout: 240_000,
      });

    it('let every render of the baseline chart through, but for the differences listed', async () => {
      const verdicts = [
        ...(await judge(policies.filter(judgesPods), pods)),
        ...(await judge(
          policies.filter(policy => !judgesPods(policy)),
          objects,
        )),
      ];
      const refusals = verdicts.filter(
        ({ result }) => !['pass', 'skip'].includes(result),
      );
      expect(
        refusals
          .filter(({ policy, object }) => !DIFFERENCES[policy]?.test(object))
          .map(v => `${v.policy} ${v.object}: ${v.message}`),
      ).toEqual([]);
      expect([...new Set(refusals.map(({ policy }) => policy))].sort()).toEqual(
        Object.keys(DIFFERENCES).sort(),
      );
      const judges = new Set(verdicts.map(({ policy }) => policy));
      expect(
        policies
          .map(({ metadata }) => metadata.name)
          .filter(name => !judges.has(name)),
      ).toEqual([]);
    }, 300_000);

    it('refuse a Pod without any care', async () => {
      const careless = changed(pods[0], {
        'metadata.labels': undefined,
        spec: {
          hostNetwork: true,
          containers: [{ name: 'app', image: 'nginx' }],
        },
      });
      const verdicts = await judge(policies.filter(judgesPods), [careless]);
      const refusing = verdicts
        .filter(({ result }) => result === 'fail')
        .map(({ policy }) => policy);
      expect(refusing).toEqual(
        expect.arrayContaining([
          'disallow-host-namespaces',
          'disallow-privilege-escalation',
          'require-run-as-nonroot',
          'restrict-seccomp-strict',
          'disallow-latest-tag',
          'require-labels',
          'restrict-image-registries',
        ]),
      );
    }, 60_000);

    it('are those of version 1 of the API, or of those before it that Kyverno still reads', () => {
      expect(new Set(policies.map(policy => at(policy, 'kind')))).toEqual(
        new Set(['ValidatingPolicy']),
      );
      expect(policies.length).toBe(35);
    });
  },
);
