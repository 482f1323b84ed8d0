import type { JsonObject } from '@backstage/types';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { TEMPLATES } from '../compose';

/** The configuration that the portal runs with out of the box, its addresses and secrets filled with what nobody calls. */
export async function deliveryConfig(): Promise<JsonObject> {
  const file = path.join(TEMPLATES, '../app-config.yaml');
  const text = (await readFile(file, 'utf8')).replace(
    /\$\{\w+(?::-([^}]*))?\}/g,
    (_, fallback = 'unused') => fallback,
  );
  const { delivery, integrations } = parse(text);
  delete delivery.github.cloneCommand;
  return { delivery, integrations };
}
