import { devPolicies, JUDGED, type Manifest } from '@internal/charts';
import { applyPolicies, findKyverno, KYVERNO_MISSING } from '@internal/kyverno';

/** Why the cluster's policies cannot be asked on this machine; nothing where they can. */
export function whyNoPolicies(): string | undefined {
  return findKyverno() ? undefined : KYVERNO_MISSING;
}

/** What the cluster's policies, judged by Kyverno, refuse of these objects. */
export async function policyProblems(objects: Manifest[]): Promise<string[]> {
  const verdicts = await applyPolicies(findKyverno()!, {
    policies: await devPolicies(),
    resources: objects.filter(({ kind }) => JUDGED.includes(kind)),
  });
  if (verdicts.length === 0) {
    return ['no policy judged anything'];
  }
  return (
    verdicts
      .filter(({ result }) => result !== 'pass')
      // Which registries are allowed is each organisation's configuration: the form asks it, not this example of it.
      .filter(({ message }) => !message.startsWith('Images come from'))
      .map(({ policy, object, message }) => `${policy} ${object}: ${message}`)
  );
}
