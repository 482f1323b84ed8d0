import {
  detectLanguage,
  LANGUAGES,
  missingSign,
  neededFiles,
} from './language';

describe('detectLanguage', () => {
  it.each([
    [['package.json', 'src/main.ts'], 'node'],
    [['requirements.txt', 'app.py'], 'python'],
    [['pyproject.toml', 'package.json'], 'python'],
    [['pom.xml', 'package.json'], 'java'],
    [['src/Service/Service.csproj', 'README.md'], 'dotnet'],
    [['Service.slnx'], 'dotnet'],
    [['a/b/c/d/Deep.csproj'], undefined],
    [['tools/package.json', 'main.go'], undefined],
    [['README.md'], undefined],
    [[], undefined],
  ])('of %j is %s', (paths, language) => {
    expect(detectLanguage(paths)).toBe(language);
  });

  it('knows only languages with a name', () => {
    expect(LANGUAGES).toEqual(['dotnet', 'java', 'node', 'python']);
  });
});

describe('missingSign', () => {
  it.each([
    ['node', ['package.json', 'pom.xml'], undefined],
    ['java', ['package.json', 'pom.xml'], undefined],
    ['java', ['package.json'], 'pom.xml'],
    ['dotnet', ['README.md'], '.csproj or .sln'],
  ])('of %s with %j is %s', (language, paths, missing) => {
    expect(missingSign(language, paths)).toBe(missing);
  });
});

describe('neededFiles', () => {
  it.each<[string, string[], string[]]>([
    ['node', ['package.json'], ['package-lock.json']],
    ['node', ['package.json', 'package-lock.json'], []],
    ['python', ['pyproject.toml'], []],
    ['java', ['pom.xml'], []],
  ])('of %s with %j are %j', (language, paths, needed) => {
    expect(neededFiles(language, paths).map(({ path }) => path)).toEqual(
      needed,
    );
  });
});
