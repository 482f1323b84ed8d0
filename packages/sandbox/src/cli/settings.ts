import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { PART_NAMES, type PartName } from '../core';
import type { SandboxOptions } from '../sandbox';

const portSchema = z.coerce.number().int().min(0).max(65_535);
const scaleSchema = z.coerce.number().positive().max(1);
const directorySchema = z.string().min(1);

type Environment = Record<string, string | undefined>;

/** What the environment says about where the sandbox keeps its state, listens and finds its examples. */
export function readSettings(
  environment: Environment,
): Pick<
  SandboxOptions,
  | 'dataDir'
  | 'token'
  | 'organisationDir'
  | 'chartDir'
  | 'ports'
  | 'deadlineScale'
> {
  const dataDir = directory(environment, 'SANDBOX_DATA_DIR');
  return {
    dataDir,
    organisationDir: directory(environment, 'SANDBOX_ORGANISATION_DIR'),
    chartDir: directory(environment, 'SANDBOX_CHART_DIR'),
    ports: readPorts(environment),
    deadlineScale: readDeadlineScale(environment),
    token: environment.SANDBOX_TOKEN || tokenOf(dataDir),
  };
}

/** The token kept in `<data>/token`, which its owner alone can read; made when missing. */
function tokenOf(dataDir: string): string {
  const path = join(dataDir, 'token');
  mkdirSync(dataDir, { recursive: true });
  const present = readToken(path);
  if (present) {
    chmodSync(path, 0o600);
    return present;
  }
  const token = randomBytes(24).toString('hex');
  writeFileSync(`${path}.tmp`, `${token}\n`, { mode: 0o600 });
  renameSync(`${path}.tmp`, path);
  return token;
}

function readToken(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim() || undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}

/** A tenth by default: nobody waits five minutes to see a release fail. */
function readDeadlineScale(environment: Environment): number {
  const text = environment.SANDBOX_DEADLINE_SCALE || '0.1';
  const parsed = scaleSchema.safeParse(text);
  if (!parsed.success) {
    throw new Error(
      `SANDBOX_DEADLINE_SCALE must be a number above 0 and at most 1, but is ${JSON.stringify(
        text,
      )}.`,
    );
  }
  return parsed.data;
}

function readPorts(
  environment: Environment,
): Partial<Record<PartName, number>> {
  const ports: Partial<Record<PartName, number>> = {};
  for (const name of PART_NAMES) {
    const variable = `SANDBOX_${name.toUpperCase()}_PORT`;
    const text = environment[variable];
    if (text) {
      const parsed = portSchema.safeParse(text);
      if (!parsed.success) {
        throw new Error(
          `${variable} must be a port from 0 to 65535, but is ${JSON.stringify(
            text,
          )}.`,
        );
      }
      ports[name] = parsed.data;
    }
  }
  return ports;
}

function directory(environment: Environment, variable: string): string {
  const parsed = directorySchema.safeParse(environment[variable]);
  if (!parsed.success) {
    throw new Error(
      `${variable} must name a directory. Set it and start again.`,
    );
  }
  return resolve(parsed.data);
}
