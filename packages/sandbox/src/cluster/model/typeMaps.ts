/** A field of a Kubernetes type. */
export interface Attribute {
  /** The field's name in manifests. */
  baseName: string;
  /** For instance `string`, `V1PodSpec`, `Array<V1Container>`. */
  type: string;
}

interface GeneratedModel {
  getAttributeTypeMap(): Attribute[];
}

const STRUCTURE = /^\w*V\d\w*$/;

/**
 * The fields of a type in Kubernetes' own OpenAPI description, or undefined for types that are not structures.
 * Only the one file of a type is loaded: the whole client is forty times as large as what manifests need.
 */
export function attributesOf(type: string): Attribute[] | undefined {
  if (!STRUCTURE.test(type) || type === 'V1MicroTime') {
    return undefined;
  }
  const file = `@kubernetes/client-node/dist/gen/models/${type}.js`;
  // eslint-disable-next-line @typescript-eslint/no-require-imports, import/no-dynamic-require
  const model = (require(file) as Record<string, GeneratedModel>)[type];
  return model.getAttributeTypeMap();
}
