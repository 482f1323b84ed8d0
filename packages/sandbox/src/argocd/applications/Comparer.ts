import { refOf, type Cluster, type LiveObject } from '../../cluster';
import { compare } from '../compare';
import type { Application, ApplicationStatus } from '../model';
import type { Generated } from '../render';
import { terminated } from './operation';
import { comparedStatus, secondsOf, unknownStatus } from './status';
import type { Level } from './WorkQueue';

/** Compares Applications with what runs, and says it as a status. */
export class Comparer {
  constructor(
    private readonly options: {
      cluster: Pick<Cluster, 'get'>;
      now: () => Date;
      managedBy: (application: string) => LiveObject[];
    },
  ) {}

  resources(application: Application, manifests: Generated['manifests']) {
    const { cluster, managedBy } = this.options;
    return compare({
      application: application.name,
      namespace: application.spec.destination.namespace ?? 'default',
      manifests,
      managed: managedBy(application.name),
      find: target => cluster.get(refOf(target)),
    });
  }

  status(
    application: Application,
    generated: Generated,
    level: Level,
  ): ApplicationStatus {
    const now = this.options.now();
    const status = comparedStatus({
      application,
      generated,
      ...this.resources(application, generated.manifests),
      now,
    });
    return level === 'live' && status.reconciledAt
      ? status
      : { ...status, reconciledAt: secondsOf(now) };
  }

  /** The status of an Application of which nobody can say what it should run. */
  unknown(
    application: Application,
    type: 'InvalidSpecError' | 'ComparisonError',
    messages: string[],
  ): ApplicationStatus {
    const now = this.options.now();
    const state = application.status.operationState;
    return {
      ...unknownStatus({
        application,
        live: this.resources(application, []).resources,
        conditions: messages.map(message => ({ type, message })),
        invalid: type === 'InvalidSpecError',
        now,
      }),
      ...(state?.phase === 'Terminating' && {
        operationState: terminated(state, now),
      }),
      reconciledAt: secondsOf(now),
    };
  }
}
