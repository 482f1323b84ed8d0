import type { FileTree } from './fileTree';

/** The `config` object of an OCI image. */
export interface RunConfig {
  User?: string;
  ExposedPorts?: Record<string, object>;
  Env?: string[];
  Entrypoint?: string[];
  Cmd?: string[];
  Volumes?: Record<string, object>;
  WorkingDir?: string;
  Labels?: Record<string, string>;
  StopSignal?: string;
}

export interface HistoryEntry {
  created_by: string;
  empty_layer?: true;
}

/** A stage as far as its lines can be followed without running anything. */
export interface Stage {
  /** The image below its first FROM, or undefined for scratch. */
  baseImage?: string;
  config: RunConfig;
  env: Map<string, string>;
  args: Map<string, string | undefined>;
  shell: string[];
  cmdIsOwn: boolean;
  /** Everything that its lines put there. */
  files: FileTree;
  layers: FileTree[];
  history: HistoryEntry[];
}

export function emptyStage(baseImage?: string): Stage {
  return {
    baseImage,
    config: {},
    env: new Map(),
    args: new Map(),
    shell: ['/bin/sh', '-c'],
    cmdIsOwn: false,
    files: new Map(),
    layers: [],
    history: [],
  };
}

/** A stage that goes on from another. Arguments do not outlive a stage. */
export function inheritStage(parent: Stage): Stage {
  return {
    ...parent,
    config: structuredClone(parent.config),
    env: new Map(parent.env),
    args: new Map(),
    cmdIsOwn: false,
    files: new Map(parent.files),
    layers: [...parent.layers],
    history: [...parent.history],
  };
}

export function addLayer(stage: Stage, added: FileTree): void {
  if (added.size > 0) {
    stage.layers.push(added);
    for (const [path, node] of added) {
      stage.files.set(path, node);
    }
  }
}
