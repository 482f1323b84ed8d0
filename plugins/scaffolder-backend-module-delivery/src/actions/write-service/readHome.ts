import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError, isError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import { gitopsPaths } from '@internal/plugin-delivery-common';
import { readFile } from 'node:fs/promises';
import { parseDocument } from 'yaml';
import { readWorkspace, textOf } from '../../workspace';

/**
 * The files of a folder of the workspace, by the path that they will have in the GitOps repository. Refused without a
 * catalog file: a task that is recovered without its workspace must not make a service that nobody finds.
 */
export async function readHome(options: {
  workspacePath: string;
  folder: string;
  service: string;
}): Promise<Record<string, string>> {
  const { workspacePath, folder, service } = options;
  const files = await readWorkspace(
    resolveSafeChildPath(workspacePath, folder),
  ).catch(error => {
    throw lost(`its folder ${folder} cannot be read`, error);
  });
  const home = Object.fromEntries(
    files.map(file => [
      `${gitopsPaths.home(service)}/${file.path}`,
      textOf(file, 'Keep pictures and the like outside the GitOps repository.'),
    ]),
  );
  if (!Object.hasOwn(home, gitopsPaths.catalogFile(service))) {
    throw lost(`there is no ${folder}/catalog-info.yaml`);
  }
  return home;
}

/** Values for the chart that an earlier step has written into the workspace. */
export async function readValues(
  workspacePath: string,
  paths: readonly string[],
): Promise<JsonObject[]> {
  return Promise.all(paths.map(path => readValuesFile(workspacePath, path)));
}

async function readValuesFile(
  workspacePath: string,
  path: string,
): Promise<JsonObject> {
  const file = resolveSafeChildPath(workspacePath, path);
  const text = await readFile(file, 'utf8').catch(error => {
    throw lost(`there is no ${path}`, error);
  });
  // A file in which no answer of the form left anything is empty.
  const values: unknown = contentOf(path, text) ?? {};
  if (typeof values !== 'object' || values === null || Array.isArray(values)) {
    throw new InputError(`Workspace: ${path} holds no values by name.`);
  }
  return values as JsonObject;
}

/** What people answer can make a name twice, such as that of a secret's variable: the parser must not choose for them. */
function contentOf(path: string, text: string): unknown {
  const document = parseDocument(text);
  const [problem] = document.errors;
  if (problem?.code === 'DUPLICATE_KEY') {
    const [name] = text.slice(problem.pos[0]).split(':', 1);
    throw new InputError(
      `Values: "${name}" is there twice. Give each its own name.`,
    );
  }
  if (problem) {
    throw new InputError(`Workspace: ${path} is no YAML: ${problem.message}`);
  }
  return document.toJS();
}

function lost(problem: string, error?: unknown): InputError {
  return new InputError(
    `Workspace: ${problem}. Either the template does not write it, or the files were lost when the backend was restarted (keep backend.workingDirectory, or set a workspace provider). Press Create again.`,
    isError(error) ? error : undefined,
  );
}
