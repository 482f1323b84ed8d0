import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import type { KubernetesObject } from '../../cluster';

const manifestSchema = z
  .object({
    apiVersion: z.string(),
    kind: z.string(),
    metadata: z
      .object({ name: z.string(), namespace: z.string().optional() })
      .passthrough(),
  })
  .passthrough();

const listSchema = z.object({
  kind: z.literal('List'),
  items: z.array(z.unknown()),
});

/** The objects of a YAML stream. Throws with the place that is no manifest. */
export function parseManifests(
  yaml: string,
  where: string,
): KubernetesObject[] {
  const objects: unknown[] = [];
  for (const document of parseAllDocuments(yaml)) {
    if ('errors' in document && document.errors.length > 0) {
      throw new Error(`${where}: ${document.errors[0].message}`);
    }
    const value: unknown =
      'toJS' in document ? document.toJS({ maxAliasCount: 100 }) : undefined;
    const list = listSchema.safeParse(value);
    if (list.success) {
      objects.push(...list.data.items);
    } else if (value !== null && value !== undefined) {
      objects.push(value);
    }
  }
  return objects.map(value => {
    const parsed = manifestSchema.safeParse(value);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw new Error(
        `${where}: not a Kubernetes manifest: ${issue.path.join('.')}: ${
          issue.message
        }`,
      );
    }
    return parsed.data as KubernetesObject;
  });
}
