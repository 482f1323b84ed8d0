import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError, NotFoundError } from '@backstage/errors';
import { runHelm } from '@internal/helm';
import type { Environment } from '@internal/plugin-delivery-common';
import type {
  DeliveryConfig,
  FileChanges,
  GitOpsClient,
  GitOpsSnapshot,
} from '@internal/plugin-delivery-node';
import pLimit from 'p-limit';
import { valid } from 'semver';
import { parse } from 'yaml';
import type { ChartRegistry } from '../registry';
import { readChartSource, withChartVersion } from './applicationSet';
import { chartKinds } from './chartKinds';
import type {
  ChartUpgrader,
  PreparedUpgrade,
  ProposedUpgrade,
  UpgradeRequest,
} from './ChartUpgrader';
import { describeUpgrade } from './describeUpgrade';
import type { ServiceRendering } from './model';
import { planUpgrade } from './planUpgrade';
import { allowedKinds, withKinds } from './project';
import { readServices, type ServiceDirectory } from './readServices';
import { renderService } from './renderService';
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
    const environment = this.#environment(request);
    const platform = await this.deps.platform.snapshot();
    const from = await this.#presentVersion(platform, environment);
    if (from === request.version) {
      return undefined;
    }
    const apps = await this.deps.apps.snapshot();
    const services = await readServices(apps, environment);
    const { renderings, kinds } = await this.#render(
      services,
      from,
      request.version,
    );
    const projectFile = projectPath(environment);
    const plan = planUpgrade({
      environment: environment.name,
      from,
      to: request.version,
      services: renderings,
      chartKinds: kinds,
      allowedKinds: allowedKinds(
        projectFile,
        await readFile(platform, projectFile),
      ),
    });
    if (plan.refusals.length) {
      throw new UpgradeRefusedError(plan);
    }
    return {
      plan,
      valuesCommit: apps.commit,
      title: `Move ${environment.name} from chart ${from} to ${request.version}`,
      body: describeUpgrade(plan, {
        valuesCommit: apps.commit,
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
    const environment = this.#environment(request);
    const pullRequest = await this.deps.platform.propose({
      branch: `delivery/chart-${environment.name}`,
      title,
      body,
      retitle: true,
      subject: title,
      trailers: {
        environments: [environment.name],
        action: 'upgrade',
        actor: request.actor,
      },
      plan: snapshot =>
        this.#change(snapshot, environment, request.version, plan.newKinds),
    });
    // Somebody else moved the environment in the meantime.
    return pullRequest && { ...prepared, pullRequest };
  }

  #environment({ environment, version }: UpgradeRequest): Environment {
    const { environments } = this.deps.config;
    const found = environments.find(({ name }) => name === environment);
    if (!found) {
      throw new NotFoundError(
        `There is no environment "${environment}". Choose one of ${environments
          .map(({ name }) => name)
          .join(', ')}.`,
      );
    }
    if (valid(version) !== version.replace(/\+.*/, '')) {
      throw new InputError(
        `"${version}" is no exact semantic version. Give one such as 1.2.3: an environment always names its chart exactly.`,
      );
    }
    return found;
  }

  async #presentVersion(
    platform: GitOpsSnapshot,
    environment: Environment,
  ): Promise<string> {
    const { chart } = this.deps.config;
    const file = applicationSetPath(environment);
    const text = await readFile(platform, file);
    const source = readChartSource(file, text, chart.name);
    if (source.registry !== chart.registry) {
      throw new InputError(
        `${file} takes the chart from ${source.registry}, but delivery.chart.registry is ${chart.registry}. Correct one of them: a version is looked up where Argo CD looks for it.`,
      );
    }
    return source.version;
  }

  async #render(
    services: readonly ServiceDirectory[],
    from: string,
    to: string,
  ): Promise<{ renderings: ServiceRendering[]; kinds: string[] }> {
    const directory = await mkdtemp(join(tmpdir(), 'chart-upgrade-'));
    try {
      const [before, after] = await Promise.all(
        [from, to].map(version => this.#pull(version, directory)),
      );
      const limit = pLimit(Math.max(2, availableParallelism()));
      const renderings = await Promise.all(
        services.map(async directoryOf => {
          const { service } = directoryOf;
          if ('problem' in directoryOf) {
            const { problem } = directoryOf;
            return { service, before: { problem }, after: { problem } };
          }
          const render = (chart: string) =>
            limit(() => renderService(chart, directoryOf.files));
          const [old, young] = await Promise.all([
            render(before),
            render(after),
          ]);
          return { service, before: old, after: young };
        }),
      );
      const { stdout } = await runHelm(['show', 'chart', after]);
      return {
        renderings,
        kinds: chartKinds(parse(stdout).annotations ?? {}),
      };
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  }

  async #pull(version: string, directory: string): Promise<string> {
    const { registry } = this.deps;
    const archive = await registry.pull(version, directory);
    if (!archive) {
      const versions = await registry.listVersions();
      throw new NotFoundError(
        `${registry.address} has no version ${version}. ${
          versions.length
            ? `The newest that it has: ${versions.slice(0, 10).join(', ')}.`
            : 'It has none at all.'
        } Publish it with yarn chart:publish.`,
      );
    }
    return archive;
  }

  async #change(
    snapshot: GitOpsSnapshot,
    environment: Environment,
    version: string,
    newKinds: readonly string[],
  ): Promise<FileChanges> {
    const set = applicationSetPath(environment);
    const project = projectPath(environment);
    const projectText = await readFile(snapshot, project);
    const present = allowedKinds(project, projectText);
    return {
      [set]: withChartVersion(set, await readFile(snapshot, set), {
        chart: this.deps.config.chart.name,
        version,
      }),
      [project]: withKinds(
        project,
        projectText,
        newKinds.filter(kind => !present.includes(kind)),
      ),
    };
  }
}

function applicationSetPath({ name }: Environment): string {
  return `applicationsets/${name}.yaml`;
}

function projectPath({ name }: Environment): string {
  return `projects/${name}.yaml`;
}

async function readFile(
  snapshot: GitOpsSnapshot,
  path: string,
): Promise<string> {
  const text = await snapshot.read(path);
  if (text === undefined) {
    throw new NotFoundError(
      `The platform repository has no ${path} at ${snapshot.commit}. Copy it from another environment.`,
    );
  }
  return text;
}
