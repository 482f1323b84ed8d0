import {
  DockerfileError,
  expand,
  type Dockerfile,
  type Instruction,
  type ParsedStage,
} from '../dockerfile';
import { applyConfig } from './applyConfig';
import { applyCopy } from './applyCopy';
import { PLATFORM_ARGS, type Evaluation } from './evaluation';
import { emptyStage, inheritStage, type Stage } from './stage';

/** Follows the last stage and those that it needs, as the builder does, and runs nothing. */
export function evaluate(
  file: Dockerfile,
  options: Pick<Evaluation, 'context' | 'buildArgs' | 'log'>,
): Stage {
  const done = new Map<number, Stage>();
  const globals = globalArguments(file, options.buildArgs);

  const indexOf = (name: string, limit: number) => {
    const earlier = file.stages.slice(0, limit);
    const byName = earlier
      .map(stage => stage.name)
      .lastIndexOf(name.toLowerCase());
    const byNumber =
      /^\d+$/.test(name) && Number(name) < limit ? Number(name) : -1;
    return byName >= 0 ? byName : byNumber;
  };
  const startStage = (
    parsed: ParsedStage,
    index: number,
    stageOf: (index: number) => Stage,
  ): Stage => {
    const base = expand(parsed.base, {
      line: parsed.from.line,
      escape: file.escape,
      lookup: name => globals.get(name),
    });
    if (base === '') {
      throw new DockerfileError(
        parsed.from.line,
        `the base image ${parsed.base} is empty`,
      );
    }
    const earlier = indexOf(base, index);
    if (earlier >= 0 && !/^\d+$/.test(base)) {
      return inheritStage(stageOf(earlier));
    }
    if (base === 'scratch') {
      return emptyStage();
    }
    options.log(
      `Dockerfile:${parsed.from.line}: base image not pulled: ${base}`,
    );
    return emptyStage(base);
  };
  const stageAt = (index: number): Stage => {
    const before = done.get(index);
    if (before) {
      return before;
    }
    const parsed = file.stages[index];
    const stage = startStage(parsed, index, stageAt);
    const evaluation: Evaluation = {
      ...options,
      escape: file.escape,
      stageCalled: name => {
        const found = indexOf(name, index);
        return found >= 0 ? stageAt(found) : undefined;
      },
    };
    for (const instruction of parsed.instructions) {
      apply(instruction, stage, { evaluation, globals });
    }
    done.set(index, stage);
    return stage;
  };
  return stageAt(file.stages.length - 1);
}

function globalArguments(
  file: Dockerfile,
  buildArgs: Readonly<Record<string, string>>,
): Map<string, string> {
  const values = new Map(PLATFORM_ARGS);
  for (const { rest, line } of file.globalArgs) {
    const [name, ...value] = rest.split('=');
    const given = Object.hasOwn(buildArgs, name) ? buildArgs[name] : undefined;
    const byDefault =
      value.length > 0
        ? expand(value.join('='), {
            line,
            escape: file.escape,
            lookup: key => values.get(key),
          })
        : undefined;
    const result = given ?? byDefault;
    if (result !== undefined) {
      values.set(name, result);
    }
  }
  return values;
}

function apply(
  instruction: Instruction,
  stage: Stage,
  options: { evaluation: Evaluation; globals: ReadonlyMap<string, string> },
): void {
  const { keyword, line, text } = instruction;
  const { evaluation } = options;
  switch (keyword) {
    case 'RUN':
      evaluation.log(`Dockerfile:${line}: not executed: ${text}`);
      stage.history.push({ created_by: text, empty_layer: true });
      return;
    case 'HEALTHCHECK':
    case 'ONBUILD':
    case 'MAINTAINER':
      evaluation.log(`Dockerfile:${line}: ignored: ${text}`);
      return;
    case 'COPY':
    case 'ADD':
      applyCopy(instruction, stage, evaluation);
      return;
    default:
      applyConfig(instruction, stage, options);
  }
}
