import type { Config } from '@backstage/config';
import { ForwardedError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import {
  TechdocsGenerator,
  type GeneratorOptions,
  type GeneratorRunOptions,
} from '@backstage/plugin-techdocs-node';
import { editUrlFor } from './editUrl';
import { isOnPath } from './isOnPath';
import { readUse, type Use } from './readUse';
import { buildSite } from './site';

/** Builds documentation with markdown-it, or leaves it to MkDocs where MkDocs is to be used and there. */
export class MarkdownGenerator extends TechdocsGenerator {
  readonly #use: Use;
  readonly #integrations: ScmIntegrations;

  static override fromConfig(
    config: Config,
    options: GeneratorOptions,
  ): MarkdownGenerator {
    return new MarkdownGenerator({
      ...options,
      config,
      scmIntegrations: ScmIntegrations.fromConfig(config),
    });
  }

  private constructor(
    options: GeneratorOptions & {
      config: Config;
      scmIntegrations: ScmIntegrations;
    },
  ) {
    super(options);
    this.#use = readUse(options.config);
    this.#integrations = options.scmIntegrations;
  }

  override async run(options: GeneratorRunOptions): Promise<void> {
    const leave =
      this.#use === 'never' ||
      (this.#use === 'without-mkdocs' && (await isOnPath('mkdocs')));
    if (leave) {
      await super.run(options);
      return;
    }
    const { inputDir, outputDir, logger } = options;
    try {
      const { pages } = await buildSite({
        inputDir,
        outputDir,
        etag: options.etag,
        siteName: options.siteOptions?.name,
        editUrl: editUrlFor(
          options.parsedLocationAnnotation,
          this.#integrations,
        ),
        warn: message => logger.warn(message),
      });
      logger.info(`Generated ${pages} pages without MkDocs`);
    } catch (error) {
      throw new ForwardedError('Failed to generate documentation', error);
    }
  }
}
