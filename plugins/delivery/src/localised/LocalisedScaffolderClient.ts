import type { CatalogApi } from '@backstage/catalog-client';
import {
  ScaffolderClient,
  type LogEvent,
  type ScaffolderTask,
  type TemplateParameterSchema,
} from '@backstage/plugin-scaffolder-common';
import type { JsonObject, JsonValue, Observable } from '@backstage/types';
import { textsOf } from '@internal/plugin-delivery-common';
import { localise } from './localise';
import { mapped } from './mapped';

type Options = ConstructorParameters<typeof ScaffolderClient>[0];

/** What the scaffolder answers with is written in this language; the catalog knows the others. */
const ITS_OWN = 'en';

/** The scaffolder's client, whose forms and tasks come in the language that the portal speaks. */
export class LocalisedScaffolderClient extends ScaffolderClient {
  readonly #language: () => string;
  readonly #catalogApi: Pick<CatalogApi, 'getEntityByRef'>;

  constructor(
    options: Options & {
      language: () => string;
      catalogApi: Pick<CatalogApi, 'getEntityByRef'>;
    },
  ) {
    super(options);
    this.#language = options.language;
    this.#catalogApi = options.catalogApi;
  }

  async getTemplateParameterSchema(
    templateRef: string,
  ): Promise<TemplateParameterSchema> {
    const language = this.#language();
    if (language === ITS_OWN) {
      return super.getTemplateParameterSchema(templateRef);
    }
    const [manifest, template] = await Promise.all([
      super.getTemplateParameterSchema(templateRef),
      this.#catalogApi.getEntityByRef(templateRef),
    ]);
    return {
      ...manifest,
      ...(template && textsOf(template, language)),
      steps: manifest.steps.map(step => {
        const schema = localise(step.schema as JsonObject, language);
        const { title } = schema;
        return {
          ...step,
          schema,
          title: typeof title === 'string' ? title : step.title,
        };
      }),
    };
  }

  async getTask(
    ...request: Parameters<ScaffolderClient['getTask']>
  ): Promise<ScaffolderTask> {
    const task = await super.getTask(...request);
    const steps = this.#localised(task.spec.steps);
    return { ...task, spec: { ...task.spec, steps } as typeof task.spec };
  }

  /** Messages are the actions' own; titles of what came out are the template's, which knows them in other languages. */
  streamLogs(
    ...request: Parameters<ScaffolderClient['streamLogs']>
  ): Observable<LogEvent> {
    return mapped(super.streamLogs(...request), event => {
      const body: LogEvent['body'] & { output?: JsonObject } = event.body;
      return body?.output
        ? { ...event, body: { ...body, output: this.#localised(body.output) } }
        : event;
    });
  }

  #localised<T>(texts: T): T {
    const language = this.#language();
    return language === ITS_OWN
      ? texts
      : (localise(texts as JsonValue, language) as T);
  }
}
