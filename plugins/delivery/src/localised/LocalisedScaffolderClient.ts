import type { CatalogApi } from '@backstage/catalog-client';
import {
  ScaffolderClient,
  type TemplateParameterSchema,
} from '@backstage/plugin-scaffolder-common';
import type { JsonObject } from '@backstage/types';
import { textsOf } from '@internal/plugin-delivery-common';
import { localise } from './localise';

type Options = ConstructorParameters<typeof ScaffolderClient>[0];

/** What the scaffolder answers with is written in this language; the catalog knows the others. */
const ITS_OWN = 'en';

/** The scaffolder's client, whose forms come in the language that the portal speaks. */
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
}
