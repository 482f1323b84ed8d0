import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';

/** What a step wrote into the files that GitHub's variables name. */
export interface FileCommands {
  outputs: Record<string, string>;
  env: Record<string, string>;
  paths: string[];
  /** Markdown for people. */
  summary: string;
}

/** GitHub shows a mebibyte of one step. */
const SUMMARY_LIMIT = 1024 * 1024;

const FILES = {
  GITHUB_OUTPUT: 'output',
  GITHUB_ENV: 'env',
  GITHUB_PATH: 'path',
  GITHUB_STEP_SUMMARY: 'summary',
  GITHUB_STATE: 'state',
} as const;

/** Empty files for one step, and what to do to read them afterwards. */
export async function createCommandFiles(folder: string): Promise<{
  env: Record<string, string>;
  collect(): Promise<FileCommands>;
}> {
  const own = join(folder, randomUUID());
  await mkdir(own, { recursive: true });
  const env: Record<string, string> = {};
  for (const [variable, name] of Object.entries(FILES)) {
    env[variable] = join(own, name);
    await writeFile(env[variable], '');
  }
  const read = (variable: keyof typeof FILES) =>
    readFile(env[variable], 'utf8');
  return {
    env,
    async collect() {
      const commands = {
        outputs: parseAssignments(await read('GITHUB_OUTPUT')),
        env: allowed(parseAssignments(await read('GITHUB_ENV'))),
        summary: (await read('GITHUB_STEP_SUMMARY')).slice(0, SUMMARY_LIMIT),
        paths: (await read('GITHUB_PATH')).split(/\r?\n/).filter(Boolean),
      };
      await rm(own, { recursive: true, force: true });
      return commands;
    },
  };
}

/** GitHub lets no step change how Node.js runs in later ones. */
function allowed(env: Record<string, string>): Record<string, string> {
  if (Object.keys(env).some(name => name.toUpperCase() === 'NODE_OPTIONS')) {
    throw new Error("Can't store NODE_OPTIONS using '$GITHUB_ENV' command.");
  }
  return env;
}

/** `name=value` lines and `name<<DELIMITER` blocks. */
export function parseAssignments(text: string): Record<string, string> {
  const result: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    const block = /^([^=<]+)<<(.+)$/.exec(line);
    const plain = /^([^=]+)=(.*)$/s.exec(line);
    if (block) {
      const end = lines.indexOf(block[2], at + 1);
      if (end < 0) {
        throw new Error(`Matching delimiter not found '${block[2]}'`);
      }
      result[block[1].trim()] = lines.slice(at + 1, end).join('\n');
      at = end;
    } else if (plain) {
      result[plain[1]] = plain[2];
    } else if (line.trim()) {
      throw new Error(`Invalid format '${line}'`);
    }
  }
  return result;
}
