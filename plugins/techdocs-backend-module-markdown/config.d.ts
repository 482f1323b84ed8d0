export interface Config {
  techdocs?: {
    generator?: {
      /**
       * When documentation is built without MkDocs, from Markdown alone.
       *
       * `fallback` (the default): where `techdocs.generator.runIn` is `local` and this machine has no `mkdocs` on its PATH.
       * `always`: whatever is installed, so that every machine builds the same.
       * With `runIn: docker`, the default of TechDocs, `fallback` leaves everything to TechDocs.
       */
      markdown?: 'fallback' | 'always';
    };
  };
}
