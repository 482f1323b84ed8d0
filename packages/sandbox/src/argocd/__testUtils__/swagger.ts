import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';

const FILE = 'contracts/argocd-3.5.1-swagger.json';

/** Argo CD writes these beside what its description lists, or null for an empty list. */
function relax(schema: any): any {
  if (Array.isArray(schema)) {
    return schema.map(relax);
  }
  if (typeof schema !== 'object' || schema === null) {
    return schema;
  }
  const relaxed = Object.fromEntries(
    Object.entries(schema)
      .filter(
        ([key, value]) =>
          !['title', 'description', 'format'].includes(key) ||
          typeof value !== 'string',
      )
      .map(([key, value]) => [key, relax(value)]),
  );
  if (relaxed.type === 'array') {
    relaxed.type = ['array', 'null'];
  }
  if (relaxed.properties && relaxed.additionalProperties === undefined) {
    relaxed.additionalProperties = false;
  }
  return relaxed;
}

/**
 * Checks answers against Argo CD's published description: no wrong types, no unknown fields.
 * Where the description is not on this machine, `reason` says so and nothing is checked against it.
 */
export function contract(): {
  reason?: string;
  check: (definition: string, body: unknown) => string[];
} {
  const path =
    process.env.ARGOCD_SWAGGER ??
    // eslint-disable-next-line no-restricted-syntax
    resolve(__dirname, '../../../../../../shared', FILE);
  if (!existsSync(path)) {
    return {
      reason: `No contract at ${path}: set ARGOCD_SWAGGER to Argo CD's assets/swagger.json to check answers against it.`,
      check: () => [],
    };
  }
  const { definitions } = JSON.parse(readFileSync(path, 'utf8'));
  // A closed type cannot be a part of another: the parts' fields are put into the whole.
  for (const definition of Object.values<any>(definitions)) {
    for (const part of definition.allOf ?? []) {
      const embedded = definitions[part.$ref.split('/').pop()];
      Object.assign(definition.properties, embedded.properties);
    }
    delete definition.allOf;
  }
  // Raw extensions are any JSON, and time is text: the description has them as messages.
  const overrides = {
    runtimeRawExtension: {},
    v1Time: { type: 'string' },
    v1MicroTime: { type: 'string' },
    intstrIntOrString: {},
  };
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.addSchema({
    $id: 'argocd',
    definitions: { ...relax(definitions), ...overrides },
  });
  return {
    check: (definition, body) => {
      const validate = ajv.compile({
        $ref: `argocd#/definitions/${definition}`,
      });
      validate(body);
      return (validate.errors ?? []).map(
        ({ instancePath, message, params }) =>
          `${instancePath} ${message} ${JSON.stringify(params)}`,
      );
    },
  };
}
