import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import type { JsonObject, JsonValue } from '@backstage/types';
import scaffolderModuleDelivery from '@internal/plugin-scaffolder-backend-module-delivery';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { TEMPLATES } from '../compose';
import { databaseEnd } from './databaseEnd';
import { deliveryConfig } from './deliveryConfig';
import { readContents, type DryRunFile } from './readContents';
import type { Rendered } from './Rendered';

export type Answers = JsonObject;

/** Refused by the form's schema, or by a step before anything is created. */
export class RefusedError extends Error {}

/** The scaffolder itself with the product's own actions, run dry: no portal, no network, no credentials. */
export class Scaffolder {
  static async start(): Promise<Scaffolder> {
    const work = await mkdtemp(path.join(tmpdir(), 'templates-'));
    const backend = await startTestBackend({
      features: [
        scaffolderPlugin,
        scaffolderModuleDelivery,
        databaseEnd,
        catalogServiceMock.factory(),
        mockServices.rootConfig.factory({
          data: {
            ...(await deliveryConfig()),
            app: { baseUrl: 'http://localhost' },
            backend: { baseUrl: 'http://localhost', workingDirectory: work },
          },
        }),
      ],
    });
    return new Scaffolder(backend, work);
  }

  private constructor(
    private readonly backend: Awaited<ReturnType<typeof startTestBackend>>,
    private readonly work: string,
  ) {}

  async stop(): Promise<void> {
    await this.backend.stop();
    await rm(this.work, { recursive: true, force: true });
  }

  /** What the template makes of these answers. Throws RefusedError where it refuses them. */
  async render(
    name: string,
    answers: Answers,
    root = TEMPLATES,
  ): Promise<Rendered> {
    const template = await readTemplate(name, root);
    const { directoryContents, output } = await this.dryRun({
      template: withGitOps(template),
      values: answers,
      directoryContents: [
        ...(await readContents(root, 'shared/skeleton')),
        ...(await readContents(root, name)),
      ],
    });
    const files = new Map(
      directoryContents.map(file => [
        file.path,
        Buffer.from(file.base64Content, 'base64'),
      ]),
    );
    return {
      template: name,
      answers,
      files,
      gitops: (output.gitops ?? {}) as Rendered['gitops'],
    };
  }

  /** Runs every step without touching anything. Throws RefusedError where the form refuses the values. */
  async dryRun(request: {
    template: JsonObject;
    values: Answers;
    directoryContents?: DryRunFile[];
  }): Promise<{ directoryContents: DryRunFile[]; output: JsonObject }> {
    const response = await fetch(
      `http://localhost:${this.backend.server.port()}/api/scaffolder/v2/dry-run`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ directoryContents: [], ...request }),
      },
    );
    const body = await response.json();
    if (!response.ok) {
      throw response.status === 400
        ? new RefusedError(explain(body))
        : new Error(explain(body));
    }
    return body;
  }
}

/** A template as the catalog has it. */
export async function readTemplate(
  name: string,
  root = TEMPLATES,
): Promise<JsonObject> {
  return parse(await readFile(path.join(root, `${name}.yaml`), 'utf8'));
}

/** Asks the dry run for what would be written to the GitOps repository as well. */
function withGitOps(template: JsonObject): JsonObject {
  const spec = template.spec as JsonObject;
  const steps = spec.steps as JsonObject[];
  const gitops = steps.find(
    ({ action }) => action === 'delivery:gitops:write-service',
  );
  return {
    ...template,
    spec: {
      ...spec,
      output: gitops
        ? { gitops: `\${{ steps['${gitops.id}'].output.files }}` }
        : {},
    },
  };
}

function explain(body: {
  errors?: Array<{ stack?: string }>;
  error?: { message?: string };
}): string {
  return (
    body.errors?.map(({ stack }) => stack).join('\n') ??
    body.error?.message ??
    JSON.stringify(body as JsonValue)
  );
}
