import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import type { JsonObject, JsonValue } from '@backstage/types';
import scaffolderModuleDelivery from '@internal/plugin-scaffolder-backend-module-delivery';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { TEMPLATES } from '../compose';
import { deliveryConfig } from './deliveryConfig';
import type { Rendered } from './Rendered';

export type Answers = JsonObject;

/** Refused by the form's schema, or by a step before anything is created. */
export class RefusedError extends Error {}

/** The scaffolder itself with the product's own actions, run dry: no portal, no network, no credentials. */
export class Scaffolder {
  static async start(): Promise<Scaffolder> {
    const work = await mkdtemp(path.join(tmpdir(), 'templates-'));
    const { server } = await startTestBackend({
      features: [
        scaffolderPlugin,
        scaffolderModuleDelivery,
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
    return new Scaffolder(server, work);
  }

  private constructor(
    private readonly server: Awaited<
      ReturnType<typeof startTestBackend>
    >['server'],
    private readonly work: string,
  ) {}

  async stop(): Promise<void> {
    await rm(this.work, { recursive: true, force: true });
  }

  /** What the template makes of these answers. Throws RefusedError where it refuses them. */
  async render(
    name: string,
    answers: Answers,
    root = TEMPLATES,
  ): Promise<Rendered> {
    const template = parse(
      await readFile(path.join(root, `${name}.yaml`), 'utf8'),
    );
    const response = await fetch(
      `http://localhost:${this.server.port()}/api/scaffolder/v2/dry-run`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          template: withGitOps(template),
          values: answers,
          directoryContents: [
            ...(await contentsOf(root, 'shared/skeleton')),
            ...(await contentsOf(root, name)),
          ],
        }),
      },
    );
    const body = await response.json();
    if (!response.ok) {
      throw response.status === 400
        ? new RefusedError(explain(body))
        : new Error(explain(body));
    }
    const files = new Map<string, Buffer>(
      body.directoryContents.map(
        (file: { path: string; base64Content: string }) => [
          file.path,
          Buffer.from(file.base64Content, 'base64'),
        ],
      ),
    );
    return { template: name, answers, files, gitops: body.output.gitops ?? {} };
  }
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

async function contentsOf(root: string, folder: string) {
  const entries = await readdir(path.join(root, folder), {
    recursive: true,
    withFileTypes: true,
  });
  return Promise.all(
    entries
      .filter(entry => entry.isFile())
      .map(async entry => {
        const file = path.join(entry.parentPath, entry.name);
        return {
          path: path.relative(root, file),
          base64Content: (await readFile(file)).toString('base64'),
        };
      }),
  );
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
