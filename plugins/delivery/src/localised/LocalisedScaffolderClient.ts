import {
  ScaffolderClient,
  type TemplateParameterSchema,
} from '@backstage/plugin-scaffolder-common';
import type { JsonObject } from '@backstage/types';
import { localise } from './localise';

type Options = ConstructorParameters<typeof ScaffolderClient>[0];

/** The scaffolder's client, whose forms come in the language that the portal speaks. */
export class LocalisedScaffolderClient extends ScaffolderClient {
  readonly #language: () => string;

  constructor(options: Options & { language: () => string }) {
    super(options);
    this.#language = options.language;
  }

  async getTemplateParameterSchema(
    templateRef: string,
  ): Promise<TemplateParameterSchema> {
    const manifest = await super.getTemplateParameterSchema(templateRef);
    return {
      ...manifest,
      steps: manifest.steps.map(step => {
        const schema = localise(step.schema as JsonObject, this.#language());
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
