import { InputError } from '@backstage/errors';

/** A file that a pipeline cannot do without, and how one is made, in Markdown. */
export interface NeededFile {
  path: string;
  how: string;
}

/** A language that a template knows. */
export interface Language {
  name: string;
  /** Files in the root, any of which tells it: names, or `*.x` for all that end so. */
  files: readonly string[];
  /** Told only where nothing tells another. */
  last?: boolean;
  needs?: readonly NeededFile[];
}

/**
 * The language of a repository with these paths: the one that was chosen, if its files are there, else the one that they
 * tell. Throws InputError, in words for the person at the form, where there is none, or more than one.
 */
export function languageOf(options: {
  slug: string;
  languages: readonly Language[];
  paths: readonly string[];
  /** Its name, if one was chosen. */
  chosen?: string;
}): Language {
  const { slug, languages, paths, chosen } = options;
  const names = languages.map(({ name }) => name).join(', ');
  if (chosen !== undefined) {
    const known = languages.find(({ name }) => name === chosen);
    if (!known) {
      throw new InputError(
        `Language: there is no "${chosen}". Choose from ${names}.`,
      );
    }
    if (!isTold(known, paths)) {
      throw new InputError(
        `Language: ${slug} is not written in ${chosen}, or its pipeline would not find it: there is no ${known.files.join(
          ' or ',
        )} in its root. Choose another one in the form.`,
      );
    }
    return known;
  }
  const told = languages.filter(language => isTold(language, paths));
  const first = told.filter(({ last }) => !last);
  const [language, another] = first.length > 0 ? first : told;
  if (!language) {
    throw new InputError(
      `Language: the files in the root of ${slug} do not tell: none is one of ${languages
        .flatMap(({ files }) => files)
        .join(
          ', ',
        )}. The pipeline builds what is in the root: of a repository that holds several services, each needs a repository of its own.`,
    );
  }
  if (another) {
    throw new InputError(
      `Language: the files in the root of ${slug} tell of ${language.name} and of ${another.name}. Choose one of them in the form.`,
    );
  }
  return language;
}

/** Files that the pipeline of the language needs and the repository has not. */
export function neededFiles(
  { needs = [] }: Pick<Language, 'needs'>,
  paths: readonly string[],
): NeededFile[] {
  return needs.filter(({ path }) => !paths.includes(path));
}

function isTold({ files }: Language, paths: readonly string[]): boolean {
  return paths.some(path => files.some(pattern => fits(pattern, path)));
}

function fits(pattern: string, path: string): boolean {
  return pattern.startsWith('*')
    ? !path.includes('/') && path.endsWith(pattern.slice(1))
    : path === pattern;
}
