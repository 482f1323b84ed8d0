import { InputError, NotFoundError } from '@backstage/errors';
import type { Environment } from '@internal/plugin-delivery-common';
import type {
  DeliveryConfig,
  GitOpsClient,
} from '@internal/plugin-delivery-node';
import { valid } from 'semver';
import type { ChartRegistry } from '../registry';
import type {
  ChartUpgrader,
  PreparedUpgrade,
  ProposedUpgrade,
  UpgradeRequest,
} from './ChartUpgrader';
import { describeUpgrade } from './plan/describeUpgrade';
import { planUpgrade } from './plan/planUpgrade';
import { moveEnvironment, readEnvironment } from './platform/platformFiles';
import { readServices } from './services/readServices';
import { renderServices } from './services/renderServices';
import { UpgradeRefusedError } from './UpgradeRefusedError';

export interface ChartUpgraderDeps {
  config: Pick<DeliveryConfig, 'chart' | 'environments'>;
  registry: ChartRegistry;
  /** gitops-apps: values. */
  apps: GitOpsClient;
  /** gitops-platform: ApplicationSets and projects. */
  platform: GitOpsClient;
}

/** Renders each service with both charts, and proposes what differs. */
export class DefaultChartUpgrader implements ChartUpgrader {
  static create(deps: ChartUpgraderDeps): DefaultChartUpgrader {
    return new DefaultChartUpgrader(deps);
  }

  private constructor(private readonly deps: ChartUpgraderDeps) {}

  async prepare(
    request: UpgradeRequest,
    options: { whole?: boolean } = {},
  ): Promise<PreparedUpgrade | undefined> {
    const { config, registry, apps, platform } = this.deps;
    const environment = findEnvironment(config, request.environment);
    const to = exactVersion(request.version);
    const state = await readEnvironment(
      await platform.snapshot(),
      environment.name,
      config.chart,
    );
    const from = state.version;
    if (from === to) {
      return undefined;
    }
    const values = await apps.snapshot();
    const services = await readServices(values, environment);
    const { renderings, kinds } = await renderServices({
      registry,
      services,
      from,
      to,
    });
    const plan = planUpgrade({
      environment: environment.name,
      from,
      to,
      services: renderings,
      chartKinds: kinds,
      allowedKinds: state.allowedKinds,
    });
    if (plan.refusals.length) {
      throw new UpgradeRefusedError(plan);
    }
    return {
      plan,
      valuesCommit: values.commit,
      title: `Move ${environment.name} from chart ${from} to ${to}`,
      body: describeUpgrade(plan, {
        valuesCommit: values.commit,
        limit: options.whole ? Infinity : undefined,
      }),
    };
  }

  async propose(
    request: UpgradeRequest & { actor: string },
  ): Promise<ProposedUpgrade | undefined> {
    const prepared = await this.prepare(request);
    if (!prepared) {
      return undefined;
    }
    const { plan, title, body } = prepared;
    const pullRequest = await this.deps.platform.propose({
      branch: `delivery/chart-${plan.environment}`,
      title,
      body,
      retitle: true,
      subject: title,
      trailers: {
        environments: [plan.environment],
        action: 'upgrade',
        actor: request.actor,
      },
      plan: snapshot =>
        moveEnvironment(snapshot, plan.environment, {
          chart: this.deps.config.chart.name,
          version: plan.to,
          kinds: plan.newKinds,
        }),
    });
    // Undefined when somebody else has moved the environment in the meantime.
    return pullRequest && { ...prepared, pullRequest };
  }
}

function findEnvironment(
  { environments }: Pick<DeliveryConfig, 'environments'>,
  name: string,
): Environment {
  const found = environments.find(environment => environment.name === name);
  if (!found) {
    throw new NotFoundError(
      `There is no environment "${name}". Choose one of ${environments
        .map(environment => environment.name)
        .join(', ')}.`,
    );
  }
  return found;
}

function exactVersion(version: string): string {
  if (valid(version) !== version.replace(/\+.*/, '')) {
    throw new InputError(
      `"${version}" is no exact semantic version. Give one such as 1.2.3: an environment always names its chart exactly.`,
    );
  }
  return version;
}
