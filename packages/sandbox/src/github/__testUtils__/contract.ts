import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';

interface Operation {
  responses: Record<
    string,
    { $ref?: string; content?: Record<string, { schema?: object }> }
  >;
}

interface Description {
  paths: Record<string, Record<string, Operation>>;
  components: object;
}

/** GitHub's published description of its REST API, and whether an answer is as it says. */
export class GitHubContract {
  readonly #description: Description;
  readonly #ajv: Ajv;
  readonly #compiled = new Map<string, ValidateFunction>();

  constructor() {
    const path = require.resolve(
      '@octokit/openapi/generated/api.github.com.json',
    );
    this.#description = JSON.parse(readFileSync(path, 'utf8'), asJsonSchema);
    this.#ajv = new Ajv({ strict: false, validateSchema: false });
    addFormats(this.#ajv);
    this.#ajv.addSchema(this.#description, 'github');
  }

  /** What is wrong with an answer of `METHOD /route/{template}`; nothing, if it is as published. */
  problems(
    method: string,
    route: string,
    status: number,
    body: unknown,
  ): string[] {
    const operation = this.#description.paths[route]?.[method.toLowerCase()];
    if (!operation) {
      return [`${method} ${route} is not published`];
    }
    const response = operation.responses[status];
    if (!response) {
      return [`${method} ${route} never answers ${status}`];
    }
    const pointer = response.$ref
      ? response.$ref
      : `#/paths/${escaped(route)}/${method.toLowerCase()}/responses/${status}`;
    const content = this.#content(pointer);
    if (!content) {
      // errors have a body that the description often leaves out
      return status >= 400 || body === undefined || body === '' || body === null
        ? []
        : [`${method} ${route} answers ${status} without a body`];
    }
    const schema = `github${pointer}/content/${escaped(
      'application/json',
    )}/schema`;
    const validate =
      this.#compiled.get(schema) ?? this.#ajv.compile({ $ref: schema });
    this.#compiled.set(schema, validate);
    return validate(body)
      ? []
      : (validate.errors ?? []).map(
          error =>
            `${method} ${route} ${status} ${error.instancePath} ${error.message}`,
        );
  }

  #content(pointer: string): unknown {
    const response = pointer
      .slice(2)
      .split('/')
      .map(part =>
        decodeURIComponent(part).replace(/~1/g, '/').replace(/~0/g, '~'),
      )
      .reduce<unknown>(
        (node, key) => (node as Record<string, unknown>)?.[key],
        this.#description,
      );
    const { content } = response as { content?: Record<string, unknown> };
    return content?.['application/json'];
  }
}

/** OpenAPI 3.0 says `nullable` where JSON Schema has a type for null; and the description's `oneOf`s overlap. */
function asJsonSchema(key: string, value: unknown): unknown {
  if (key === 'example' || key === 'examples') {
    return undefined;
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return value;
  }
  const { nullable, ...schema } = value as Record<string, unknown>;
  if (Array.isArray(schema.oneOf) && !schema.anyOf) {
    schema.anyOf = schema.oneOf;
    delete schema.oneOf;
  }
  return nullable === true ? { anyOf: [{ type: 'null' }, schema] } : schema;
}

function escaped(part: string): string {
  return encodeURIComponent(part.replace(/~/g, '~0').replace(/\//g, '~1'));
}
