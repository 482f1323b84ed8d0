import { parseAllDocuments, stringify } from 'yaml';

/** An API that a catalog file registers. */
export interface RegisteredApi {
  name: string;
  /** Path of the document that describes it. */
  path: string;
  /** Its entity, as YAML. */
  entity: string;
}

/** The API that a catalog file registers by a document beside it; nothing where it registers none. */
export function registeredApi(catalogFile: string): RegisteredApi | undefined {
  const entities = parseAllDocuments(catalogFile).map(document =>
    document.toJS(),
  );
  const api = entities.find(entity => entity?.kind === 'API');
  const text: unknown = api?.spec?.definition?.$text;
  return typeof text === 'string'
    ? {
        name: api.metadata.name,
        path: text.replace(/^\.\//, ''),
        entity: stringify(api),
      }
    : undefined;
}
