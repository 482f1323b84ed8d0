import type { LiveObject } from '../model';

/** Brings one object nearer to what it asks for. Returns after how many milliseconds it wants to be asked again, if at all. */
export interface Controller {
  /** Kinds whose objects it reconciles. */
  readonly kinds: readonly string[];
  reconcile(object: LiveObject): number | undefined;
}
