import { expand } from '../dockerfile';
import type { FileTree } from './fileTree';
import type { Stage } from './stage';

/** What a line needs besides the stage that it is in. */
export interface Evaluation {
  context: FileTree;
  buildArgs: Readonly<Record<string, string>>;
  escape: string;
  log: (line: string) => void;
  /** An earlier stage by name or number. */
  stageCalled(name: string): Stage | undefined;
}

const PLATFORM = {
  PLATFORM: 'linux/amd64',
  OS: 'linux',
  ARCH: 'amd64',
  VARIANT: '',
};
export const PLATFORM_ARGS: ReadonlyMap<string, string> = new Map(
  Object.entries(PLATFORM).flatMap(([name, value]) => [
    [`TARGET${name}`, value],
    [`BUILD${name}`, value],
  ]),
);

/** Replaces variables as a line in this stage sees them: its environment, then its arguments. */
export function expandIn(
  stage: Stage,
  word: string,
  { line, escape }: { line: number; escape: string },
): string {
  return expand(word, {
    line,
    escape,
    lookup: name => stage.env.get(name) ?? stage.args.get(name),
  });
}
