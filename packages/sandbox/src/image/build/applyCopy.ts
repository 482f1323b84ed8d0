import { posix } from 'node:path';
import {
  DockerfileError,
  jsonForm,
  splitWords,
  type Instruction,
} from '../dockerfile';
import { copyFiles, relative } from './copy';
import { expandIn, type Evaluation } from './evaluation';
import type { FileTree } from './fileTree';
import { addLayer, type Stage } from './stage';

const ARCHIVE = /\.(tar|tar\.(gz|bz2|xz|zst)|tgz|tbz2?|txz)$/i;
const REMOTE = /^(https?:\/\/|git@|git:\/\/|ssh:\/\/)/i;

/** Follows a COPY or ADD. From the context a missing source is an error; what a RUN would have made is left out, and the log says so. */
export function applyCopy(
  instruction: Instruction,
  stage: Stage,
  evaluation: Evaluation,
): void {
  const { keyword, flags, line, rest, text } = instruction;
  const { escape, context, log } = evaluation;
  const expanded = (word: string) => expandIn(stage, word, { line, escape });
  const words = (jsonForm(rest) ?? splitWords(rest, escape)).map(expanded);
  const sources = words.slice(0, -1);
  const target = words[words.length - 1];
  if (sources.length === 0) {
    throw new DockerfileError(line, `${keyword} requires two arguments`);
  }
  if (sources.length > 1 && !/(^|\/)\.?$/.test(target)) {
    throw new DockerfileError(
      line,
      `with several sources the destination is a folder and ends with a slash: ${target}`,
    );
  }
  const common = {
    destination: absolute(target, stage.config.WorkingDir ?? '/'),
    into: stage.files,
    owner: owner(instruction, expanded, log),
    mode: mode(instruction, expanded),
  };
  const finish = (added: FileTree) => {
    addLayer(stage, added);
    stage.history.push({
      created_by: text,
      ...(added.size === 0 && { empty_layer: true as const }),
    });
  };
  const from =
    typeof flags.from === 'string' ? expanded(flags.from) : undefined;
  if (from === undefined) {
    const local = sources.filter(source => {
      const skipped =
        keyword === 'ADD' && (REMOTE.test(source) || ARCHIVE.test(source));
      if (skipped) {
        log(`Dockerfile:${line}: neither fetched nor unpacked: ${source}`);
      }
      return !skipped;
    });
    const { added, missing } = copyFiles({
      ...common,
      from: context,
      sources: local,
    });
    if (missing.length > 0) {
      throw new DockerfileError(
        line,
        `${keyword}: not in the build context, or left out by .dockerignore: ${missing.join(
          ', ',
        )}`,
      );
    }
    finish(added);
    return;
  }
  const other = evaluation.stageCalled(from);
  if (!other) {
    log(`Dockerfile:${line}: image ${from} not pulled, left out: ${text}`);
    finish(new Map());
    return;
  }
  const first = copyFiles({ ...common, from: other.files, sources });
  const workDir = relative(other.config.WorkingDir ?? '/');
  const second = copyFiles({
    ...common,
    from: context,
    sources: first.missing.map(source => below(workDir, source)),
  });
  for (const source of second.missing) {
    log(
      `Dockerfile:${line}: made by a line that is not executed, left out: ${source} of stage ${from}`,
    );
  }
  finish(new Map([...first.added, ...second.added]));
}

/** Where a file that a stage makes in its working directory would be in the context. */
function below(workDir: string, source: string): string {
  const path = relative(source);
  return workDir !== '' && path.startsWith(`${workDir}/`)
    ? path.slice(workDir.length + 1)
    : path;
}

function absolute(target: string, workDir: string): string {
  const path = posix.resolve('/', workDir, target);
  return /(^|\/)\.?$/.test(target) ? posix.join(path, '/') : path;
}

function owner(
  { flags, line }: Instruction,
  expanded: (word: string) => string,
  log: (line: string) => void,
): { uid: number; gid: number } | undefined {
  if (typeof flags.chown !== 'string') {
    return undefined;
  }
  const value = expanded(flags.chown);
  const match = /^(\d+)(?::(\d+))?$/.exec(value);
  if (!match) {
    log(
      `Dockerfile:${line}: owner ${value} is only known inside the base image; the files belong to 0:0`,
    );
    return undefined;
  }
  return { uid: Number(match[1]), gid: Number(match[2] ?? match[1]) };
}

function mode(
  { flags, line }: Instruction,
  expanded: (word: string) => string,
): number | undefined {
  if (typeof flags.chmod !== 'string') {
    return undefined;
  }
  const value = expanded(flags.chmod);
  if (!/^0?[0-7]{3,4}$/.test(value)) {
    throw new DockerfileError(
      line,
      `--chmod takes an octal number here, and not: ${value}`,
    );
  }
  return parseInt(value, 8);
}
