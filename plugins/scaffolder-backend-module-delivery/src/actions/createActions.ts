import type { ImageRegistryClient } from '@internal/plugin-delivery-node';
import type { ChartUpgrader } from '@internal/plugin-delivery-chart-node';
import type { CleanUp, Ledger } from '../ledger';
import type { Systems } from '../Systems';
import { createCleanupAction } from './cleanup';
import { createCompleteAction } from './complete';
import { createEcrRepositoryAction } from './create-ecr-repository';
import { createRepositoryAction } from './create-repository';
import { createInspectRepositoryAction } from './inspect-repository';
import { createPreflightAction } from './preflight';
import { createProposeAction } from './propose';
import { createPushAction } from './push';
import { createRegisterApplicationAction } from './register-application';
import { createSeedWorkflowAction } from './seed-workflow';
import { createUpgradeChartAction } from './upgrade-chart';
import { createWriteServiceAction } from './write-service';

/** Every action of the module. */
export function createActions(
  deps: Systems & {
    cleanUp: CleanUp;
    images: ImageRegistryClient;
    ledger: Ledger;
    upgrader: ChartUpgrader;
  } & Pick<Parameters<typeof createRegisterApplicationAction>[0], 'timing'>,
) {
  return [
    createPreflightAction(deps),
    createSeedWorkflowAction(deps),
    createInspectRepositoryAction(deps),
    createProposeAction(deps),
    createRepositoryAction(deps),
    createEcrRepositoryAction(deps),
    createWriteServiceAction(deps),
    createRegisterApplicationAction(deps),
    createPushAction(deps),
    createCompleteAction(deps),
    createCleanupAction(deps),
    createUpgradeChartAction(deps),
  ];
}
