import path from 'node:path';
import { composeTemplate } from './composeTemplate';
import { readShared, readSource, TEMPLATES, templateNames } from './files';
import { serialise } from './serialise';

/** Text of every composed template by the path it belongs in. */
export async function composeAll(
  root = TEMPLATES,
): Promise<Map<string, string>> {
  const shared = await readShared(root);
  const texts = await Promise.all(
    templateNames(root).map(async name => {
      const template = composeTemplate(
        name,
        await readSource(name, root),
        shared,
      );
      return [
        path.join(root, `${name}.yaml`),
        serialise(name, template),
      ] as const;
    }),
  );
  return new Map(texts);
}
