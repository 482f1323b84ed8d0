import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SandboxContext } from '../core';
import { PERSON_LOGIN } from './auth';

/** Where git on this machine finds the token, so that no clone URL has to carry it. */
function credentialsFile(context: SandboxContext): string {
  return join(context.dataDir, 'git-credentials');
}

/** Writes the file for git's `store` helper, readable by its owner alone. */
export async function writeCredentials(context: SandboxContext): Promise<void> {
  const url = new URL(context.urls.github);
  url.username = PERSON_LOGIN;
  url.password = context.token;
  await mkdir(context.dataDir, { recursive: true });
  const path = credentialsFile(context);
  await writeFile(`${path}.tmp`, `${url.href.replace(/\/$/, '')}\n`, {
    mode: 0o600,
  });
  await rename(`${path}.tmp`, path);
}

/** The command that clones a repository in a shell on this machine. */
export function cloneCommand(context: SandboxContext, slug: string): string {
  const helper = `store --file=${shellQuoted(credentialsFile(context))}`;
  return `git clone -c credential.helper=${shellQuoted(helper)} ${
    context.urls.github
  }/${slug}.git`;
}

function shellQuoted(text: string): string {
  return /^[\w./=-]+$/.test(text) ? text : `'${text.replace(/'/g, `'\\''`)}'`;
}
