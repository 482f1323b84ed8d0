import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { listFiles } from '../job/hashFiles';
import { matchesPatterns } from '../workflow';
import type { ActionCall, ActionStandIn } from './ActionCall';

const NAME = /^[^"<>|*?:\\/\r\n]+$/;

/** Files of a run that its later jobs, and people, can take. */
export const uploadArtifact: ActionStandIn = {
  name: 'actions/upload-artifact',
  async run(call) {
    const name = artifactName(call, 'artifact');
    const { root, files } = await searched(call);
    if (files.length === 0) {
      const message = `No files were found with the provided path: ${call.input(
        'path',
      )}`;
      if (call.input('if-no-files-found') === 'error') {
        throw new Error(message);
      }
      call.log(`##[warning]${message}`);
      return;
    }
    const destination = artifactFolder(call, name);
    if (existsSync(destination) && call.input('overwrite') !== 'true') {
      throw new Error(
        `Failed to CreateArtifact: (409) Conflict: an artifact with the name ${name} already exists on the workflow run`,
      );
    }
    await rm(destination, { recursive: true, force: true });
    let size = 0;
    for (const file of files) {
      const target = join(destination, relative(root, file));
      await mkdir(dirname(target), { recursive: true });
      await cp(file, target);
      size += (await stat(file)).size;
    }
    const { job } = call;
    const id = job.services.recordArtifact(job.plan.run.id, name, size);
    call.setOutput('artifact-id', String(id));
    call.log(`Artifact ${name}: ${files.length} files, ${size} bytes`);
  },
};

export const downloadArtifact: ActionStandIn = {
  name: 'actions/download-artifact',
  async run(call) {
    const destination = call.path(call.input('path'));
    const wanted = call.input('name');
    const names = wanted ? [artifactName(call, '')] : await artifactNames(call);
    for (const name of names) {
      const source = artifactFolder(call, name);
      if (!existsSync(source)) {
        throw new Error(`Unable to download artifact: ${name} not found`);
      }
      await cp(source, wanted ? destination : join(destination, name), {
        recursive: true,
      });
    }
    call.setOutput('download-path', destination);
  },
};

function artifactName(call: ActionCall, fallback: string): string {
  const name = call.input('name') || fallback;
  if (!NAME.test(name) || name.startsWith('.')) {
    throw new Error(`The artifact name is not valid: ${name}`);
  }
  return name;
}

function artifactFolder({ job }: ActionCall, name = ''): string {
  return join(job.services.artifactsDir, String(job.plan.run.id), name);
}

async function artifactNames(call: ActionCall): Promise<string[]> {
  const folder = artifactFolder(call);
  return existsSync(folder) ? readdir(folder) : [];
}

/** The files that the `path` lines name, and the folder that they are relative to. */
async function searched(
  call: ActionCall,
): Promise<{ root: string; files: string[] }> {
  const lines = call
    .input('path')
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean);
  const files: string[] = [];
  const roots: string[] = [];
  for (const line of lines) {
    const path = call.path(line);
    if (/[*?[]/.test(line)) {
      const root = line.startsWith('/')
        ? dirname(line.split('*')[0])
        : call.job.workspace;
      const pattern = relative(root, path);
      const found = listFiles(root).filter(file =>
        matchesPatterns(file, [pattern]),
      );
      files.push(...found.map(file => join(root, file)));
      roots.push(root);
    } else if (existsSync(path)) {
      const isFolder = (await stat(path)).isDirectory();
      roots.push(isFolder ? path : dirname(path));
      files.push(
        ...(isFolder ? listFiles(path).map(file => join(path, file)) : [path]),
      );
    }
  }
  return { root: commonFolder(roots), files };
}

function commonFolder(folders: string[]): string {
  const [first = '/', ...others] = folders;
  return others.reduce((common, folder) => {
    let shared = common;
    while (relative(shared, folder).startsWith('..')) {
      shared = dirname(shared);
    }
    return shared;
  }, first);
}
