import { keyOf, refOf, type Cluster, type LiveObject } from '../../cluster';
import { trackedBy } from '../compare';

/** Which objects belong to which Application, kept up with the cluster. */
export class ManagedIndex {
  readonly #byApplication = new Map<string, Map<string, LiveObject>>();

  constructor(cluster: Pick<Cluster, 'list'>) {
    cluster.list().forEach(object => this.add(object));
  }

  add(object: LiveObject): void {
    const key = keyOf(refOf(object));
    const owner = trackedBy(object);
    for (const [application, objects] of this.#byApplication) {
      if (application !== owner) {
        objects.delete(key);
      }
    }
    if (owner) {
      const objects = this.#byApplication.get(owner) ?? new Map();
      this.#byApplication.set(owner, objects.set(key, object));
    }
  }

  remove(object: LiveObject): void {
    const owner = trackedBy(object);
    if (owner) {
      this.#byApplication.get(owner)?.delete(keyOf(refOf(object)));
    }
  }

  of(application: string): LiveObject[] {
    return [...(this.#byApplication.get(application)?.values() ?? [])];
  }
}
