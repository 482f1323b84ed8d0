import type { Cluster } from '../../cluster';
import {
  applicationRef,
  readApplication,
  type Application,
  type ApplicationStatus,
} from '../model';

/** Applications as they are kept in the cluster. */
export class ApplicationStore {
  constructor(private readonly cluster: Pick<Cluster, 'get' | 'setStatus'>) {}

  /** Undefined when there is none, or its spec is none. */
  read(name: string): Application | undefined {
    const object = this.cluster.get(applicationRef(name));
    const read = object && readApplication(object);
    return read && 'application' in read ? read.application : undefined;
  }

  write(name: string, status: ApplicationStatus): void {
    const { resources, conditions, ...rest } = status;
    // Statuses are JSON without what is undefined, and Argo CD leaves out what is empty.
    this.cluster.setStatus(
      applicationRef(name),
      JSON.parse(
        JSON.stringify({
          ...rest,
          ...(resources?.length && { resources }),
          ...(conditions?.length && { conditions }),
        }),
      ),
    );
  }
}
