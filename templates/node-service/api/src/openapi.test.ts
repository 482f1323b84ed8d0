import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { IRouter } from 'express';
import { parse } from 'yaml';
import { createApp } from './app.js';
import { Lifecycle } from './lifecycle.js';
import { createLogger } from './logger.js';
import { createMetrics } from './metrics.js';
import { serve } from './testing/serve.js';

/** What is read of the document here. */
interface Operation {
  parameters?: { name: string; in: string; example?: string }[];
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
}

const document = parse(readFileSync(new URL('../openapi.yaml', import.meta.url), 'utf8')) as {
  paths: Record<string, Record<string, Operation>>;
};
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

describe('openapi.yaml', () => {
  const app = createApp({
    logger: createLogger({ write: () => undefined }),
    lifecycle: new Lifecycle(),
    metrics: createMetrics(),
  });
  const url = serve(app);

  it('names what the service serves, and nothing else', () => {
    const published = operations.map(({ path, method }) => `${method} ${path}`);
    const served = routesOf(app.router).filter(route => route !== 'get /metrics');
    assert.deepEqual(published.sort(), served.sort());
  });

  // Others change something: their own tests know what to send.
  for (const { path, operation } of operations.filter(({ method }) => method === 'get')) {
    it(`says what ${path} answers`, async () => {
      const response = await fetch(url(exampleOf(path, operation)));
      const described = operation.responses[response.status];
      assert.ok(described, `it answers ${response.status}`);
      const schema = described.content?.['application/json']?.schema;
      const ajv = new Ajv2020();
      assert.ok(ajv.validate(schema ?? true, await response.json()), ajv.errorsText());
    });
  }
});

/** The method and path of every route, in the words of OpenAPI. */
function routesOf({ stack }: IRouter): string[] {
  return stack.flatMap(({ route, handle }) => {
    if (route) {
      const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
      return route.stack.map(({ method }) => `${method} ${path}`);
    }
    return 'stack' in handle ? routesOf(handle as unknown as IRouter) : [];
  });
}

/** The operation's address, with the examples that the document gives for its parameters. */
function exampleOf(path: string, { parameters = [] }: Operation): string {
  const query = new URLSearchParams();
  let address = path;
  for (const { name, in: place, example = '' } of parameters) {
    if (place === 'path') {
      address = address.replace(`{${name}}`, encodeURIComponent(example));
    } else if (place === 'query' && example !== '') {
      query.set(name, example);
    }
  }
  return `${address}?${query.toString()}`;
}
