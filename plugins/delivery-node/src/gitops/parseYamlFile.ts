import { parse } from 'yaml';
import type { z } from 'zod';
import { DeliveryError } from '../errors';

/** The content of a file of the GitOps repository. People edit there too: what is wrong is named by its key. */
export function parseYamlFile<S extends z.ZodTypeAny>(
  path: string,
  text: string,
  schema: S,
): z.output<S> {
  let content: unknown;
  try {
    content = parse(text);
  } catch (error) {
    throw unreadable(
      path,
      error instanceof Error ? error.message : String(error),
    );
  }
  const parsed = schema.safeParse(content);
  if (!parsed.success) {
    throw unreadable(
      path,
      parsed.error.issues
        .map(issue => `"${issue.path.join('.')}" ${issue.message}`)
        .join('; '),
    );
  }
  return parsed.data;
}

function unreadable(path: string, problem: string): DeliveryError {
  return new DeliveryError({
    system: 'GitOps',
    object: `file ${path}`,
    problem: `it cannot be understood: ${problem}`,
    remedy: 'Correct the file by a commit, or revert the one that changed it.',
  });
}
