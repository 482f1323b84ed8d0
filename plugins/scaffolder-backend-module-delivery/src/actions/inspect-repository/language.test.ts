import { languageOf, neededFiles, type Language } from './language';

const node: Language = {
  name: 'node',
  files: ['package.json'],
  last: true,
  needs: [{ path: 'package-lock.json', how: 'npm writes it' }],
};
const languages: Language[] = [
  { name: 'dotnet', files: ['*.csproj', '*.sln'] },
  { name: 'java', files: ['pom.xml'] },
  node,
  { name: 'python', files: ['pyproject.toml', 'requirements.txt'] },
];

describe('languageOf', () => {
  const of = (paths: string[], chosen?: string) =>
    languageOf({ slug: 'acme/invoices', languages, paths, chosen }).name;

  it.each([
    [['package.json', 'src/main.ts'], 'node'],
    [['requirements.txt', 'app.py'], 'python'],
    [['package.json', 'pyproject.toml'], 'python'],
    [['pom.xml', 'package.json'], 'java'],
    [['Service.csproj', 'README.md'], 'dotnet'],
  ])('with %j is %s', (paths, language) => {
    expect(of(paths)).toBe(language);
  });

  it.each([
    ['node', ['package.json', 'pom.xml']],
    ['java', ['package.json', 'pom.xml']],
    ['python', ['pom.xml', 'requirements.txt']],
  ])('is %s where that is chosen and %j fits', (chosen, paths) => {
    expect(of(paths, chosen)).toBe(chosen);
  });

  it.each<[string[], string | undefined, RegExp]>([
    [[], undefined, /do not tell: none is one of \*\.csproj, .*several serv/],
    [['main.go', 'tools/package.json'], undefined, /do not tell/],
    // What dotnet itself would not find, since it is given no path.
    [['src/Service/Service.csproj'], undefined, /do not tell/],
    [['pom.xml', 'setup.csproj'], undefined, /tell of dotnet and of java/],
    [['pom.xml'], 'go', /there is no "go"\. Choose from dotnet, java, node/],
    [['pom.xml'], 'dotnet', /is not written in dotnet.* \*\.csproj or \*\.sln/],
  ])('with %j and %j chosen is none: %s', (paths, chosen, message) => {
    expect(() => of(paths, chosen)).toThrow(message);
  });
});

describe('neededFiles', () => {
  it('are those that are not there', () => {
    const paths = ['package.json'];
    expect(neededFiles(node, paths)).toEqual(node.needs);
    expect(neededFiles(node, [...paths, 'package-lock.json'])).toEqual([]);
    expect(neededFiles(languages[0], paths)).toEqual([]);
  });
});
