import type { Router } from 'express';
import type { SandboxEvents } from './events';

/** The parts of the sandbox; each listens on a port of its own. */
export type PartName = 'github' | 'ecr' | 'argocd' | 'kubernetes';

export const PART_NAMES: readonly PartName[] = [
  'github',
  'ecr',
  'argocd',
  'kubernetes',
];

/** What every part of the sandbox is given. */
export interface SandboxContext {
  /** Where state is kept between runs; each part has a folder of its own below it. */
  readonly dataDir: string;
  /** The random token of this checkout. Accepted as GitHub token, AWS secret key, registry password, Argo CD and Kubernetes token. */
  readonly token: string;
  /** The organisation, for instance `acme`. */
  readonly owner: string;
  /** AWS account and region that the registry answers for. */
  readonly accountId: string;
  readonly region: string;
  /** Base URLs without a trailing slash, as clients on this machine reach the parts. */
  readonly urls: Readonly<Record<PartName, string>>;
  readonly events: SandboxEvents;
  log(area: string, message: string): void;
}

/** One listening part: mounted by `startSandbox`, which also guards it. */
export interface SandboxPart {
  readonly name: PartName;
  readonly router: Router;
  /** Called once all parts listen: background work begins. */
  start?(): Promise<void>;
  /** Stops background work and writes what is not yet written. */
  stop?(): Promise<void>;
}
