import { posix } from 'node:path';
import {
  DockerfileError,
  jsonForm,
  splitWords,
  type Instruction,
} from '../dockerfile';
import { addParents, relative } from './copy';
import { expandIn, PLATFORM_ARGS, type Evaluation } from './evaluation';
import { directory, type FileTree } from './fileTree';
import { addLayer, type Stage } from './stage';

interface Options {
  evaluation: Evaluation;
  globals: ReadonlyMap<string, string>;
}

/** Follows a line that changes what the image says rather than what it holds. */
export function applyConfig(
  instruction: Instruction,
  stage: Stage,
  options: Options,
): void {
  const { keyword, rest, line, text } = instruction;
  const { config } = stage;
  const { escape } = options.evaluation;
  const words = () =>
    (jsonForm(rest) ?? splitWords(rest, escape)).map(word =>
      expandIn(stage, word, { line, escape }),
    );
  const whole = () => expandIn(stage, rest, { line, escape });
  let layers = stage.layers.length;
  switch (keyword) {
    case 'ARG':
      declareArguments(instruction, stage, options);
      break;
    case 'ENV':
      for (const [name, value] of pairs(instruction, stage, escape)) {
        stage.env.set(name, value);
      }
      config.Env = [...stage.env].map(([name, value]) => `${name}=${value}`);
      break;
    case 'LABEL':
      config.Labels = {
        ...config.Labels,
        ...Object.fromEntries(pairs(instruction, stage, escape)),
      };
      break;
    case 'EXPOSE':
      config.ExposedPorts = {
        ...config.ExposedPorts,
        ...objectOf(words().flatMap(word => ports(word, line))),
      };
      break;
    case 'VOLUME':
      config.Volumes = { ...config.Volumes, ...objectOf(words()) };
      break;
    case 'USER':
      config.User = whole();
      break;
    case 'STOPSIGNAL':
      config.StopSignal = stopSignal(whole(), line);
      break;
    case 'SHELL':
      stage.shell = jsonForm(rest) ?? [];
      if (stage.shell.length === 0) {
        throw new DockerfileError(line, 'SHELL takes the JSON form only');
      }
      break;
    case 'CMD':
      config.Cmd = jsonForm(rest) ?? [...stage.shell, rest];
      stage.cmdIsOwn = true;
      break;
    case 'ENTRYPOINT':
      config.Entrypoint = jsonForm(rest) ?? [...stage.shell, rest];
      if (!stage.cmdIsOwn) {
        delete config.Cmd;
      }
      break;
    default:
      config.WorkingDir =
        posix
          .resolve('/', config.WorkingDir ?? '', whole())
          .replace(/\/$/, '') || '/';
      addLayer(stage, folders(config.WorkingDir, stage));
  }
  if (keyword !== 'ARG') {
    layers = stage.layers.length - layers;
    stage.history.push({
      created_by: text,
      ...(layers === 0 && { empty_layer: true }),
    });
  }
}

function declareArguments(
  { rest, line }: Instruction,
  stage: Stage,
  { evaluation, globals }: Options,
): void {
  const { escape, buildArgs } = evaluation;
  for (const word of splitWords(rest, escape)) {
    const [, name, value] = /^([^=]+)(?:=([^]*))?$/.exec(word) ?? [];
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name ?? '')) {
      throw new DockerfileError(line, `ARG takes NAME or NAME=value: ${word}`);
    }
    const given = Object.hasOwn(buildArgs, name) ? buildArgs[name] : undefined;
    const own =
      value === undefined
        ? undefined
        : expandIn(stage, value, { line, escape });
    stage.args.set(
      name,
      given ?? own ?? globals.get(name) ?? PLATFORM_ARGS.get(name),
    );
  }
}

/** NAME=value …, or the old form NAME value. */
function pairs(
  { keyword, rest, line }: Instruction,
  stage: Stage,
  escape: string,
): [string, string][] {
  const expanded = (word: string) => expandIn(stage, word, { line, escape });
  const words = splitWords(rest, escape);
  if (!words[0].includes('=')) {
    const [, name, value] = /^(\S+)\s+([^]+)$/.exec(rest) ?? [];
    if (!name) {
      throw new DockerfileError(line, `${keyword} takes NAME=value`);
    }
    return [[expanded(name), expanded(value)]];
  }
  return words.map(word => {
    const at = word.indexOf('=');
    const name = expanded(word.slice(0, Math.max(at, 0)));
    if (name === '') {
      throw new DockerfileError(
        line,
        `${keyword} takes NAME=value, and this is not: ${word}`,
      );
    }
    return [name, expanded(word.slice(at + 1))];
  });
}

function ports(word: string, line: number): string[] {
  const match = /^(\d+)(?:-(\d+))?(?:\/(tcp|udp|sctp))?$/i.exec(word);
  const first = Number(match?.[1]);
  const last = Number(match?.[2] ?? first);
  if (!match || first > last || last > 65535) {
    throw new DockerfileError(line, `EXPOSE takes ports, and not: ${word}`);
  }
  return Array.from(
    { length: last - first + 1 },
    (_, n) => `${first + n}/${(match[3] ?? 'tcp').toLowerCase()}`,
  );
}

function stopSignal(value: string, line: number): string {
  if (!/^(SIG[A-Z0-9+-]+|\d+)$/.test(value)) {
    throw new DockerfileError(line, `STOPSIGNAL is not a signal: ${value}`);
  }
  return value;
}

function folders(path: string, stage: Stage): FileTree {
  const added: FileTree = new Map();
  const key = relative(path);
  if (key !== '' && !stage.files.has(key)) {
    addParents(key, stage.files, added);
    added.set(key, directory());
  }
  return added;
}

function objectOf(keys: string[]): Record<string, object> {
  return Object.fromEntries(keys.map(key => [key, {}]));
}
