import { cp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { TEMPLATES } from '../compose';

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/**
 * Makes the folder of a new template: a tiny service that composes, renders, passes every check and is proven, to be
 * replaced piece by piece. Answers with the folder. Throws on a name that is taken or none.
 */
export async function newTemplate(
  name: string | undefined,
  root = TEMPLATES,
): Promise<string> {
  if (!name || !NAME.test(name) || name === 'shared') {
    throw new Error(
      `Give the template a name of small letters, digits and hyphens, for instance go-service; not "${
        name ?? ''
      }".`,
    );
  }
  const folder = path.join(root, name);
  if (await stat(folder).catch(() => undefined)) {
    throw new Error(`${folder} is there already.`);
  }
  await cp(path.join(root, 'shared/starter'), folder, { recursive: true });
  const words = name.replaceAll('-', ' ');
  for (const file of await readdir(folder, { withFileTypes: true })) {
    if (file.isFile()) {
      const target = path.join(folder, file.name);
      const text = await readFile(target, 'utf8');
      await writeFile(
        target,
        text
          .replaceAll('STARTER_TITLE', words[0].toUpperCase() + words.slice(1))
          .replaceAll('STARTER_TAG', name.split('-')[0]),
      );
    }
  }
  return folder;
}
