import type { CatalogApi } from '@backstage/catalog-client';
import {
  ScaffolderClient,
  type LogEvent,
  type ScaffolderTask,
  type TemplateParameterSchema,
} from '@backstage/plugin-scaffolder-common';
import type { JsonObject, JsonValue, Observable } from '@backstage/types';
import { textsOf } from '@internal/plugin-delivery-common';
import type { Translate } from '../fields/translator';
import { withErrorSentences } from './errorSentences';
import { localise } from './localise';
import { mapped } from './mapped';
import { withUnmadeChoices } from './unmadeChoices';

type Options = ConstructorParameters<typeof ScaffolderClient>[0];

/** What the scaffolder answers with is written in this language; the catalog knows the others. */
const ITS_OWN = 'en';

/** The scaffolder's client, whose forms and tasks come in the language that the portal speaks. */
export class LocalisedScaffolderClient extends ScaffolderClient {
  readonly #language: () => string;
  readonly #catalogApi: Pick<CatalogApi, 'getEntityByRef'>;
  readonly #translate: () => Promise<Translate>;

  constructor(
    options: Options & {
      language: () => string;
      catalogApi: Pick<CatalogApi, 'getEntityByRef'>;
      /** What the plugin says, in that language. */
      translate: () => Promise<Translate>;
    },
  ) {
    super(options);
    this.#language = options.language;
    this.#catalogApi = options.catalogApi;
    this.#translate = options.translate;
  }

  async getTemplateParameterSchema(
    templateRef: string,
  ): Promise<TemplateParameterSchema> {
    const [manifest, texts, t] = await Promise.all([
      super.getTemplateParameterSchema(templateRef),
      this.#textsOf(templateRef),
      this.#translate(),
    ]);
    return {
      ...manifest,
      ...texts,
      steps: manifest.steps.map(step => {
        const asked = this.#localised(step.schema as JsonObject);
        const schema = withErrorSentences(withUnmadeChoices(asked, t), t);
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

  async #textsOf(templateRef: string) {
    const language = this.#language();
    const template =
      language === ITS_OWN
        ? undefined
        : await this.#catalogApi.getEntityByRef(templateRef);
    return template && textsOf(template, language);
  }

  #localised<T>(texts: T): T {
    const language = this.#language();
    return language === ITS_OWN
      ? texts
      : (localise(texts as JsonValue, language) as T);
  }
}
