import { DockerfileError } from './DockerfileError';
import { splitWords } from './expand';
import { INSTRUCTION_FLAGS, type Instruction } from './instructions';
import {
  escapeCharacter,
  logicalLines,
  type LogicalLine,
} from './logicalLines';

/** A stage as written: from its FROM to the next. */
export interface ParsedStage {
  from: Instruction;
  /** The image or stage, its variables not yet replaced. */
  base: string;
  name?: string;
  instructions: Instruction[];
}

export interface Dockerfile {
  escape: string;
  /** The ARG instructions before the first FROM. */
  globalArgs: Instruction[];
  stages: ParsedStage[];
}

const HEREDOC = /(?:^|\s)<<-?\s*["']?[A-Za-z_]/;

/** Parses a whole Dockerfile; what cannot be right in any stage is an error that names the line. */
export function parseDockerfile(source: string): Dockerfile {
  const escape = escapeCharacter(source);
  const globalArgs: Instruction[] = [];
  const stages: ParsedStage[] = [];
  for (const logical of logicalLines(source)) {
    const instruction = parseInstruction(logical, escape);
    if (instruction.keyword === 'FROM') {
      stages.push(parseStage(instruction));
    } else if (stages.length > 0) {
      stages[stages.length - 1].instructions.push(instruction);
    } else if (instruction.keyword === 'ARG') {
      globalArgs.push(instruction);
    } else {
      throw new DockerfileError(
        instruction.line,
        `${instruction.keyword} comes before the first FROM`,
      );
    }
  }
  if (stages.length === 0) {
    throw new DockerfileError(1, 'there is no FROM');
  }
  return { escape, globalArgs, stages };
}

function parseInstruction(
  { line, text }: LogicalLine,
  escape: string,
): Instruction {
  const [, word, tail = ''] = /^(\S+)\s*([^]*)$/.exec(text) ?? [];
  const keyword = word.toUpperCase();
  const known = Object.hasOwn(INSTRUCTION_FLAGS, keyword)
    ? INSTRUCTION_FLAGS[keyword]
    : undefined;
  if (!known) {
    throw new DockerfileError(line, `unknown instruction: ${word}`);
  }
  const flags: Record<string, string | true> = {};
  let rest = tail;
  for (;;) {
    const match = /^--([a-z-]+)(?:=(\S*))?(?:\s+|$)/.exec(rest);
    if (!match) {
      break;
    }
    const [whole, name, value] = match;
    if (!known.includes(name)) {
      throw new DockerfileError(
        line,
        `${keyword} has no flag --${name} here; known are: ${
          known.map(flag => `--${flag}`).join(', ') || 'none'
        }`,
      );
    }
    flags[name] = value ?? true;
    rest = rest.slice(whole.length);
  }
  if (rest === '') {
    throw new DockerfileError(line, `${keyword} requires an argument`);
  }
  if (['RUN', 'COPY', 'ADD'].includes(keyword) && HEREDOC.test(rest)) {
    throw new DockerfileError(
      line,
      'heredocs are not supported by the sandbox: put the content into a file of the repository',
    );
  }
  if (keyword === 'HEALTHCHECK' && !/^(NONE$|CMD\s)/i.test(rest)) {
    throw new DockerfileError(line, 'HEALTHCHECK takes NONE or CMD');
  }
  if (keyword === 'COPY' || keyword === 'ADD') {
    const count = rest.startsWith('[') ? 2 : splitWords(rest, escape).length;
    if (count < 2) {
      throw new DockerfileError(
        line,
        `${keyword} requires at least two arguments`,
      );
    }
  }
  return { line, keyword, flags, rest, text };
}

function parseStage(from: Instruction): ParsedStage {
  const match = /^(\S+)(?:\s+AS\s+([A-Za-z][A-Za-z0-9._-]*))?$/i.exec(
    from.rest,
  );
  if (!match) {
    throw new DockerfileError(
      from.line,
      'FROM takes an image, or an image AS a name',
    );
  }
  return {
    from,
    base: match[1],
    name: match[2]?.toLowerCase(),
    instructions: [],
  };
}
