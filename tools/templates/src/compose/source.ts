import type { JsonObject, JsonValue } from '@backstage/types';
import { z } from 'zod';

const object = z.record(z.unknown()) as unknown as z.ZodType<JsonObject>;
const value = z.unknown() as unknown as z.ZodType<JsonValue>;

/** A part of the form or of the work: one of templates/shared by name, that one with changes, or one of the template's own. */
const part = (key: 'page' | 'step') =>
  z.union([z.string(), z.object({ [key]: z.string() }).passthrough(), object]);

const DEFAULT_PAGES = [
  'identity',
  'options',
  ['placement', 'exposure'],
  'plan',
];
const DEFAULT_STEPS = [
  'preflight',
  'skeleton',
  'workflow',
  'repository',
  'registry',
  'gitops',
  'applications',
  'push',
  'catalog',
  'complete',
  'cleanup',
];

const prebuiltSchema = z
  .object({
    when: z.record(z.string()).describe('Answers that lead to it'),
    image: z
      .string()
      .optional()
      .describe('The image; left out where the question `image` asks for it'),
    storage: z
      .string()
      .optional()
      .describe(
        'The question that asks for the size of its disk, if it has one',
      ),
  })
  .strict();

export type Prebuilt = z.infer<typeof prebuiltSchema>;

/** `templates/<name>/template.yaml`: what sets a template apart; all else comes from templates/shared. */
export const templateSourceSchema = z
  .object({
    title: z.string().describe('The kind in words, as the portal shows it'),
    description: z.string().describe('Who should take it, and what comes out'),
    'ui:es': z
      .object({ title: z.string(), description: z.string() })
      .strict()
      .describe('Title and description where the portal speaks Spanish'),
    version: z
      .string()
      .regex(/^\d+\.\d+\.\d+$/)
      .describe('Semantic version, recorded in every service made by it'),
    tags: z
      .array(z.string())
      .describe('Tags of the template and of the services it makes'),
    owner: z.string().default('group:default/platform'),
    type: z.string().default('service').describe('Catalog type of the result'),
    language: z
      .string()
      .optional()
      .describe('Which actions/test-<language> of the pipeline tests it'),
    options: object
      .optional()
      .describe(
        "The template's own page of the form: a JSON schema; { $page: exposure } in it stands for a shared page's questions",
      ),
    pages: z
      .array(z.union([part('page'), z.array(part('page')).min(1)]))
      .default(DEFAULT_PAGES)
      .describe(
        'The form; `options` stands for the page above, a list for one page that asks what several ask, under the title of the first',
      ),
    layers: z
      .array(z.string())
      .default(['base'])
      .describe(
        'Folders of the template, later ones over earlier ones; an empty one is left out',
      ),
    verbatim: z
      .array(z.string())
      .default([])
      .describe('Globs of files that are copied as they are'),
    values: object
      .default({})
      .describe('More values for the skeleton, over those of every template'),
    extraMemory: z
      .string()
      .regex(/^\d+(Mi|Gi)$/)
      .optional()
      .describe(
        "What the language's runtime takes for itself, on top of each size's memory",
      ),
    single: z
      .array(object)
      .optional()
      .describe(
        'Answers with which it runs as a single copy, whatever the size says; any of them is enough',
      ),
    prebuilt: z
      .array(prebuiltSchema)
      .optional()
      .describe(
        'Images that it brings instead of a pipeline, by the answers; the first that they fit counts',
      ),
    chart: object
      .default({})
      .describe('Values of the baseline chart, over what the pages mean'),
    steps: z.array(part('step')).default(DEFAULT_STEPS),
    output: value.optional().describe('Instead of the shared links'),
  })
  .strict();

export type TemplateSource = z.infer<typeof templateSourceSchema> & {
  /** Of `languages/` beside the source, by their names. */
  languages?: Language[];
};

/** `templates/<name>/languages/<language>/language.yaml`: what sets a language of existing repositories apart. */
export const languageSchema = z
  .object({
    title: z.string().describe('As the form shows it'),
    files: z
      .array(z.string().regex(/^\*?[\w.-]+$/))
      .min(1)
      .describe(
        "Names of files in a repository's root, any of which tells the language; *.x stands for all that end so",
      ),
    last: z
      .literal(true)
      .optional()
      .describe('Whether it is told only where nothing tells another'),
    needs: z
      .array(z.object({ path: z.string(), how: z.string() }).strict())
      .optional()
      .describe(
        'Files that its pipeline cannot do without, and how one is made, in Markdown',
      ),
  })
  .strict();

export type Language = z.infer<typeof languageSchema> & { name: string };

/** A page and what its answers mean in the chart. */
export const sharedPageSchema = z
  .object({ page: object, chart: object.default({}) })
  .strict();

export type SharedPage = z.infer<typeof sharedPageSchema>;

/** Everything in templates/shared that is composed. */
export interface Shared {
  pages: Record<string, SharedPage>;
  steps: Record<string, JsonObject>;
  values: JsonObject;
  output: JsonObject;
}
