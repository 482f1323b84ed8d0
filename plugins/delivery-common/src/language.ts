/** Languages that the pipeline tests, by the name of their folder there, each with the files that tell them. */
const SIGNS: ReadonlyArray<readonly [string, RegExp]> = [
  ['java', /^pom\.xml$/],
  ['dotnet', /^([^/]+\/){0,3}[^/]+\.(csproj|sln|slnx)$/],
  ['python', /^(pyproject\.toml|requirements\.txt|setup\.py|Pipfile)$/],
  // Last: services in other languages often have a package.json for their tools.
  ['node', /^package\.json$/],
];

export const LANGUAGES: readonly string[] = SIGNS.map(([name]) => name).sort();

/** The language of a repository by the paths of its files, or nothing when none of them tells. */
export function detectLanguage(paths: readonly string[]): string | undefined {
  return SIGNS.find(([, sign]) => paths.some(path => sign.test(path)))?.[0];
}
