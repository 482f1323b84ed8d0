import type { Environment } from '@internal/plugin-delivery-common';
import type { Application, ArgoCdClient } from '@internal/plugin-delivery-node';

/** Argo CD in memory: makes an Application of each directory when it is told of a commit, and never deletes one itself. */
export class FakeArgoCd implements ArgoCdClient {
  readonly applications = new Map<string, Application>();
  readonly events: Array<{ before: string; after: string }> = [];
  /** Environments whose ApplicationSet is there. */
  readonly applicationSets: Set<string>;
  /** Applications that were asked for by name. */
  readonly asked: string[] = [];
  readonly #watchers = new Set<
    Parameters<ArgoCdClient['watchApplications']>[0]['onEvent']
  >();
  alter: (application: Application) => Application = same => same;

  constructor(
    private readonly environments: readonly Environment[],
    private readonly files: () => Map<string, string>,
  ) {
    this.applicationSets = new Set(environments.map(({ name }) => name));
  }

  async checkAccess() {}

  async getApplication(name: string, options: { project: string }) {
    this.asked.push(name);
    const application = this.applications.get(name);
    return application?.project === options.project ? application : undefined;
  }

  async listApplications(options?: { projects?: string[] }) {
    return [...this.applications.values()].filter(
      ({ project }) => options?.projects?.includes(project) ?? true,
    );
  }

  async notifyPush(options: { before: string; after: string }) {
    this.events.push(options);
    for (const path of this.files().keys()) {
      const [, name, service] =
        /^environments\/([^/]+)\/([^/]+)\/values.yaml$/.exec(path) ?? [];
      const environment = this.environments.find(e => e.name === name);
      if (environment && this.applicationSets.has(name)) {
        this.#generate(environment, service);
      }
    }
  }

  async deleteApplication(name: string) {
    return this.applications.delete(name);
  }

  async watchApplications(
    options: Parameters<ArgoCdClient['watchApplications']>[0],
  ) {
    const { onEvent, signal } = options;
    this.applications.forEach(application =>
      onEvent({ type: 'ADDED', application }),
    );
    this.#watchers.add(onEvent);
    await new Promise(resolve => signal.addEventListener('abort', resolve));
    this.#watchers.delete(onEvent);
  }

  urlOf(name: string) {
    return `https://argocd.test/applications/argocd/${name}`;
  }

  #generate(environment: Environment, service: string): void {
    const name = `${service}-${environment.name}`;
    if (this.applications.has(name)) {
      return;
    }
    const application = this.alter({
      name,
      labels: {
        'delivery/service': service,
        'delivery/environment': environment.name,
      },
      project: environment.project,
      destination: {
        server: environment.server,
        namespace: environment.namespace,
      },
      sources: [
        {
          repoUrl: 'registry.test/charts',
          chart: 'eks_baseline_chart',
          targetRevision: '1.2.3',
        },
        {
          repoUrl: 'https://github.test/acme/gitops-apps.git',
          targetRevision: 'main',
          ref: 'values',
        },
      ],
      sync: 'Synced',
      revisions: [],
      health: 'Healthy',
      resources: [],
      conditions: [],
    });
    this.applications.set(name, application);
    this.#watchers.forEach(tell => tell({ type: 'ADDED', application }));
  }
}
