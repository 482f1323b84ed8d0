import { compareObjects, restartsPods } from './compareObjects';
import { kindOf } from './kinds';
import type {
  Refusal,
  ServicePlan,
  ServiceRendering,
  UpgradePlan,
} from '../model';
import { findRefusals } from './refusals';

/** What moving an environment to another chart version does to its services, and what forbids it. */
export function planUpgrade(options: {
  environment: string;
  from: string;
  to: string;
  services: readonly ServiceRendering[];
  /** Kinds that the new chart says it emits, and their children. */
  chartKinds: readonly string[];
  /** Kinds that the environment's project allows. */
  allowedKinds: readonly string[];
}): UpgradePlan {
  const { environment, from, to, allowedKinds, chartKinds } = options;
  const services = [...options.services].sort((a, b) =>
    a.service < b.service ? -1 : 1,
  );
  const rendered = services.flatMap(({ after }) =>
    'objects' in after ? after.objects.map(kindOf) : [],
  );
  return {
    environment,
    from,
    to,
    services: services.map(planService),
    refusals: services.flatMap(refuseService),
    newKinds: [...new Set([...chartKinds, ...rendered])]
      .filter(kind => !allowedKinds.includes(kind))
      .sort(),
  };
}

function planService({
  service,
  before,
  after,
}: ServiceRendering): ServicePlan {
  const plan = { service, differences: [], restarts: false };
  if ('problem' in after) {
    return { ...plan, state: 'broken', problem: after.problem };
  }
  if ('problem' in before) {
    return { ...plan, state: 'mended', problem: before.problem };
  }
  const differences = compareObjects(before.objects, after.objects);
  return {
    service,
    differences,
    restarts: restartsPods(differences),
    state: differences.length ? 'changed' : 'same',
  };
}

/** A service that the present chart refuses as well must not hold all others back. */
function refuseService({
  service,
  before,
  after,
}: ServiceRendering): Refusal[] {
  if ('problem' in before) {
    return [];
  }
  if ('problem' in after) {
    return [{ service, reason: 'values', message: after.problem }];
  }
  return findRefusals(before.objects, after.objects).map(finding => ({
    service,
    ...finding,
  }));
}
