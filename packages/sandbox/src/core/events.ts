import { EventEmitter } from 'node:events';

/** A branch or tag moved. Shas are 40 zeros where there was or is nothing. */
export interface PushEvent {
  /** `owner/name` */
  repository: string;
  /** For instance `refs/heads/main`. */
  ref: string;
  before: string;
  after: string;
  /** Login of who pushed. */
  actor: string;
}

/** A pull request was opened, moved or closed. */
export interface PullRequestEvent {
  repository: string;
  number: number;
  action: 'opened' | 'synchronize' | 'closed';
  headRef: string;
  headSha: string;
  baseRef: string;
  actor: string;
}

/** An image manifest was put into the registry. */
export interface ImageEvent {
  repository: string;
  digest: string;
  tag?: string;
}

interface EventMap {
  push: PushEvent;
  pullRequest: PullRequestEvent;
  image: ImageEvent;
}

/** What the parts tell each other, in one process. A listener's failure is logged and stops nobody else. */
export class SandboxEvents {
  readonly #emitter = new EventEmitter().setMaxListeners(50);

  constructor(private readonly onError: (error: unknown) => void) {}

  emit<K extends keyof EventMap>(name: K, event: EventMap[K]): void {
    this.#emitter.emit(name, event);
  }

  on<K extends keyof EventMap>(
    name: K,
    listener: (event: EventMap[K]) => void | Promise<void>,
  ): () => void {
    const guarded = (event: EventMap[K]) => {
      Promise.resolve()
        .then(() => listener(event))
        .catch(this.onError);
    };
    this.#emitter.on(name, guarded);
    return () => this.#emitter.off(name, guarded);
  }
}
