/** A file that the pipeline of a language cannot do without, and how one is made. */
export interface NeededFile {
  path: string;
  how: string;
}

interface Language {
  name: string;
  /** Files that tell the language. */
  sign: RegExp;
  /** The same in words. */
  signIs: string;
  needs: NeededFile[];
}

/** Languages that the pipeline tests, by the name of their folder there. */
const ALL: readonly Language[] = [
  { name: 'java', sign: /^pom\.xml$/, signIs: 'pom.xml', needs: [] },
  {
    name: 'dotnet',
    sign: /^([^/]+\/){0,3}[^/]+\.(csproj|sln|slnx)$/,
    signIs: '.csproj or .sln',
    needs: [],
  },
  {
    name: 'python',
    sign: /^(pyproject\.toml|requirements(-dev)?\.txt|setup\.py|Pipfile)$/,
    signIs: 'pyproject.toml, requirements.txt, setup.py or Pipfile',
    needs: [],
  },
  {
    // Last: services in other languages often have a package.json for their tools.
    name: 'node',
    sign: /^package\.json$/,
    signIs: 'package.json',
    needs: [
      {
        path: 'package-lock.json',
        how: '`npm install --package-lock-only` writes it',
      },
    ],
  },
];

export const LANGUAGES: readonly string[] = ALL.map(({ name }) => name).sort();

/** The language of a repository by the paths of its files, or nothing when none of them tells. */
export function detectLanguage(paths: readonly string[]): string | undefined {
  return ALL.find(language => isTold(language, paths))?.name;
}

/** What a repository of that language would have and this one has not, in words; nothing when the language fits. */
export function missingSign(
  language: string,
  paths: readonly string[],
): string | undefined {
  const known = ALL.find(({ name }) => name === language);
  return known && !isTold(known, paths) ? known.signIs : undefined;
}

/** Files that the pipeline of the language needs and the repository has not. */
export function neededFiles(
  language: string,
  paths: readonly string[],
): NeededFile[] {
  const needs = ALL.find(({ name }) => name === language)?.needs ?? [];
  return needs.filter(({ path }) => !paths.includes(path));
}

function isTold({ sign }: Language, paths: readonly string[]): boolean {
  return paths.some(path => sign.test(path));
}
