import { detectLanguage, LANGUAGES } from './language';

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
