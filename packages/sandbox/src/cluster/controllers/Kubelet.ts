import { refOf, type LiveObject } from '../model';
import type { ImageSource } from '../images';
import type { ObjectStore } from '../ObjectStore';
import type { Controller } from './Controller';
import { isJobPod, podStatus, type PodState } from './podStatus';
import type { Recorder } from './Recorder';
import { containersOf, statusOf, type PodSpec } from './workload';

const CRASH_LABEL = 'sandbox.crash';
const LONGEST_BACK_OFF = 30_000;

export interface KubeletOptions {
  store: ObjectStore;
  recorder: Recorder;
  images: ImageSource;
  now: () => Date;
  /** Milliseconds from a pulled image to a ready Pod. */
  readyAfter: number;
  onError: (error: unknown) => void;
}

interface Life {
  timer?: NodeJS.Timeout;
  tries: number;
  /** Waits for an image. */
  hungry: boolean;
}

/** Runs Pods: pulls, starts, restarts. What runs is pretended; whether the image exists is not. */
export class Kubelet implements Controller {
  readonly kinds = ['Pod'];
  readonly #lives = new Map<string, Life>();
  #addresses = 0;
  #stopped = false;

  constructor(private readonly options: KubeletOptions) {}

  reconcile(pod: LiveObject): undefined {
    const { uid } = pod.metadata;
    const { phase } = statusOf<{ phase: string }>(pod);
    const settled =
      phase === 'Succeeded' ||
      phase === 'Failed' ||
      (phase === 'Running' && !isCrashing(pod));
    if (settled || this.#lives.has(uid) || this.#stopped) {
      return undefined;
    }
    const life: Life = { tries: 0, hungry: false };
    this.#lives.set(uid, life);
    this.#report(pod, { kind: 'creating' });
    this.#start(pod, life).catch(this.options.onError);
    return undefined;
  }

  /** Pulls again at once where an image was missing. */
  retryPulls(): void {
    for (const pod of this.options.store.list({ kind: 'Pod' })) {
      const life = this.#lives.get(pod.metadata.uid);
      if (life?.hungry) {
        this.#start(pod, life).catch(this.options.onError);
      }
    }
  }

  forget(pod: LiveObject): void {
    const life = this.#lives.get(pod.metadata.uid);
    clearTimeout(life?.timer);
    this.#lives.delete(pod.metadata.uid);
  }

  stop(): void {
    this.#stopped = true;
    this.#lives.forEach(life => clearTimeout(life.timer));
    this.#lives.clear();
  }

  async #start(pod: LiveObject, life: Life): Promise<void> {
    const { images, recorder, readyAfter } = this.options;
    clearTimeout(life.timer);
    life.hungry = false;
    let crashing: string | undefined;
    const names = new Set(
      containersOf(pod.spec as PodSpec).map(({ image }) => image),
    );
    for (const image of names) {
      const verdict = await images.inspect(image).catch(error => ({
        state: 'missing' as const,
        message: `failed to pull image "${image}": ${String(error)}`,
      }));
      if (!this.#lives.has(pod.metadata.uid)) {
        return;
      }
      if (verdict.state === 'missing') {
        this.#hungry(pod, life, image, verdict.message);
        return;
      }
      if (verdict.labels[CRASH_LABEL] === 'true') {
        crashing = image;
      }
    }
    recorder.event(
      pod,
      'Normal',
      'Pulled',
      `Successfully pulled image "${[...names].join('", "')}"`,
    );
    life.timer = setTimeout(() => this.#run(pod, life, crashing), readyAfter);
  }

  #run(pod: LiveObject, life: Life, crashing: string | undefined): void {
    const { recorder } = this.options;
    if (crashing && isJobPod(pod)) {
      this.#report(pod, { kind: 'failed', exitCode: 1 });
      return;
    }
    if (crashing) {
      life.tries += 1;
      const wait = this.#backOff(life.tries);
      this.#report(pod, {
        kind: 'crashed',
        restarts: life.tries,
        image: crashing,
        backOff: `back-off ${Math.round(
          wait / 1000,
        )}s restarting failed container`,
      });
      recorder.event(
        pod,
        'Warning',
        'BackOff',
        'Back-off restarting failed container',
      );
      life.timer = setTimeout(() => this.#run(pod, life, crashing), wait);
      return;
    }
    recorder.event(pod, 'Normal', 'Started', 'Started container');
    this.#report(pod, { kind: 'running' });
    if (isJobPod(pod)) {
      life.timer = setTimeout(
        () => this.#report(pod, { kind: 'succeeded' }),
        this.options.readyAfter,
      );
    }
  }

  #hungry(pod: LiveObject, life: Life, image: string, message: string): void {
    life.tries += 1;
    life.hungry = true;
    const first = life.tries === 1;
    this.#report(pod, {
      kind: 'pull',
      image,
      reason: first ? 'ErrImagePull' : 'ImagePullBackOff',
      message: first
        ? message
        : `Back-off pulling image "${image}": ${message}`,
    });
    this.options.recorder.event(pod, 'Warning', 'Failed', message);
    life.timer = setTimeout(
      () => this.#start(pod, life).catch(this.options.onError),
      this.#backOff(life.tries),
    );
  }

  #backOff(tries: number): number {
    return Math.min(
      LONGEST_BACK_OFF,
      Math.max(200, this.options.readyAfter) * 2 ** Math.min(tries - 1, 10),
    );
  }

  #report(pod: LiveObject, state: PodState): void {
    const { store, now } = this.options;
    const live = store.get(refOf(pod));
    if (live?.metadata.uid !== pod.metadata.uid) {
      return;
    }
    const known = statusOf<{ podIP: string }>(live).podIP;
    this.#addresses += known ? 0 : 1;
    const ip =
      known ?? `10.1.${(this.#addresses >> 8) & 255}.${this.#addresses & 255}`;
    store.setStatus(refOf(pod), podStatus(live, state, { ip, now: now() }));
  }
}

function isCrashing(pod: LiveObject): boolean {
  const { containerStatuses = [] } = statusOf<{
    containerStatuses: Array<{ ready: boolean }>;
  }>(pod);
  return containerStatuses.some(status => !status.ready);
}
