import {
  controllerOf,
  refOf,
  type Cluster,
  type KubernetesObject,
  type LiveObject,
} from '../../cluster';
import { KeyedTimers } from '../../core';
import type { GitSource } from '../git';
import { ARGOCD_NAMESPACE, argoRef, sameRepository } from '../model';
import { WorkQueue } from '../applications/WorkQueue';
import { directoriesOf, type DirectoryParameters } from './directories';
import { generateApplications } from './generate';
import { applicationSetSpecSchema, type ApplicationSetSpec } from './spec';
import {
  failedConditions,
  statusOf,
  upToDateConditions,
  type DatedCondition,
  type SetCondition,
} from './status';
import type { TemplateEngine } from './TemplateEngine';

export interface ApplicationSetControllerOptions {
  cluster: Cluster;
  git: GitSource;
  engine: TemplateEngine;
  now: () => Date;
  log: (message: string) => void;
}

const DEFAULT_REQUEUE_SECONDS = 180;

/** Makes Applications of directories, by the ApplicationSets' rules. */
export class ApplicationSetController {
  readonly #queue: WorkQueue;
  readonly #timers = new KeyedTimers();
  readonly #generations = new Map<string, number>();
  #unwatch?: () => void;

  constructor(private readonly options: ApplicationSetControllerOptions) {
    this.#queue = new WorkQueue({
      width: 2,
      work: name => this.#reconcile(name),
      onError: (name, error) =>
        options.log(`applicationset ${name}: ${String(error)}`),
    });
  }

  start(): void {
    this.#unwatch = this.options.cluster.watch(({ type, object }) => {
      const owner = controllerOf(object);
      if (object.kind === 'ApplicationSet' && type !== 'DELETED') {
        this.#changed(object);
      } else if (
        owner?.kind === 'ApplicationSet' &&
        object.kind === 'Application' &&
        type === 'DELETED'
      ) {
        this.refresh(owner.name);
      }
    });
    this.list().forEach(object => this.refresh(object.metadata.name));
  }

  async stop(): Promise<void> {
    this.#unwatch?.();
    this.#timers.stop();
    await this.#queue.stop();
  }

  list(): LiveObject[] {
    return this.options.cluster.list({
      kind: 'ApplicationSet',
      namespace: ARGOCD_NAMESPACE,
    });
  }

  /** Resolves when a generation that began after this call is done. */
  refresh(name: string): Promise<void> {
    return this.#queue.add(name, 'normal');
  }

  /** Generates again what a push concerns. */
  async pushed(repository: string): Promise<void> {
    const concerned = this.list().filter(object => {
      const parsed = applicationSetSpecSchema.safeParse(object.spec);
      return (
        parsed.success &&
        parsed.data.generators.some(({ git }) =>
          sameRepository(git.repoURL, repository),
        )
      );
    });
    await Promise.all(
      concerned.map(object => this.refresh(object.metadata.name)),
    );
  }

  #changed(object: LiveObject): void {
    const { name, generation } = object.metadata;
    if (this.#generations.get(name) !== generation) {
      this.#generations.set(name, generation);
      this.refresh(name);
    }
  }

  async #reconcile(name: string): Promise<void> {
    this.#timers.clear(name);
    const owner = this.options.cluster.get(argoRef('ApplicationSet', name));
    if (!owner) {
      return;
    }
    let requeue = DEFAULT_REQUEUE_SECONDS;
    try {
      const spec = readSpec(owner);
      requeue = Math.min(
        ...spec.generators.map(
          ({ git }) => git.requeueAfterSeconds ?? DEFAULT_REQUEUE_SECONDS,
        ),
      );
      const applications = await generateApplications({
        owner,
        spec,
        parameters: await this.#parameters(spec),
        engine: this.options.engine,
      });
      this.#carryOut(owner, spec, applications);
      this.#report(owner, upToDateConditions(applications.length));
    } catch (error) {
      this.options.log(`applicationset ${name}: ${(error as Error).message}`);
      this.#report(owner, failedConditions((error as Error).message));
    }
    this.#timers.set(name, requeue * 1000, () => this.refresh(name));
  }

  async #parameters(spec: ApplicationSetSpec): Promise<DirectoryParameters[]> {
    const { git } = this.options;
    const found: DirectoryParameters[] = [];
    for (const { git: generator } of spec.generators) {
      const { repoURL, revision } = generator;
      if (generator.files) {
        throw new Error('only directories of the git generator are known here');
      }
      const sha = await git.resolve(repoURL, revision);
      found.push(...directoriesOf(generator, await git.tree(repoURL, sha)));
    }
    return found;
  }

  #carryOut(
    owner: LiveObject,
    spec: ApplicationSetSpec,
    applications: KubernetesObject[],
  ): void {
    const { cluster } = this.options;
    const policy = spec.syncPolicy.applicationsSync;
    const mayUpdate = policy === 'create-update' || policy === 'sync';
    const mayDelete = policy === 'create-delete' || policy === 'sync';
    for (const application of applications) {
      const live = cluster.get(refOf(application));
      const owned = live && controllerOf(live)?.uid === owner.metadata.uid;
      if (live && !owned) {
        throw new Error(
          `Application ${application.metadata.name} exists and belongs to somebody else`,
        );
      }
      if (!live || mayUpdate) {
        cluster.put(application);
      }
    }
    const wanted = new Set(applications.map(item => item.metadata.name));
    for (const child of cluster.childrenOf(owner.metadata.uid)) {
      if (mayDelete && !wanted.has(child.metadata.name)) {
        cluster.delete(refOf(child));
      }
    }
  }

  #report(owner: LiveObject, conditions: SetCondition[]): void {
    const { cluster, now } = this.options;
    const children = cluster
      .childrenOf(owner.metadata.uid)
      .filter(child => child.kind === 'Application');
    cluster.setStatus(
      refOf(owner),
      statusOf({
        conditions,
        known: (owner.status?.conditions ?? []) as unknown as DatedCondition[],
        names: children.map(child => child.metadata.name),
        at: now(),
      }),
    );
  }
}

function readSpec(owner: LiveObject): ApplicationSetSpec {
  const parsed = applicationSetSpecSchema.safeParse(owner.spec);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`spec.${issue.path.join('.')}: ${issue.message}`);
  }
  return parsed.data;
}
