import { applicationName } from '@internal/plugin-delivery-common';
import { selectEnvironments } from '../../../lib';
import type { Check } from './Check';
import { taken } from './taken';

/** No environment may have an Application of this name already. */
export const checkApplications: Check = async ({ argocd, config }, input) => {
  const { name, environments, own } = input;
  if (own) {
    return [];
  }
  const found = await Promise.all(
    selectEnvironments(config, environments).map(async environment => {
      const application = applicationName(name, environment.name);
      const present = await argocd.getApplication(application, {
        project: environment.project,
      });
      return present
        ? [`Argo CD, Application ${application}: ${taken(input)}`]
        : [];
    }),
  );
  return found.flat();
};
