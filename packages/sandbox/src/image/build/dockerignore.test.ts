import { parseDockerignore } from './dockerignore';

describe('parseDockerignore', () => {
  it.each<[string, string[], string[]]>([
    ['node_modules', ['node_modules', 'node_modules/a/b'], ['x/node_modules']],
    ['**/node_modules', ['node_modules', 'x/y/node_modules/a'], ['node']],
    ['*.log', ['a.log'], ['x/a.log', 'a.logs']],
    ['/dist/', ['dist', 'dist/a'], ['x/dist']],
    ['**', ['a', 'a/b'], []],
    ['docs/*\n!docs/keep.md', ['docs/a'], ['docs', 'docs/keep.md']],
    ['*\n!src\n# !a', ['a', 'a/src'], ['src', 'src/x/y']],
    ['temp?', ['temp1'], ['temp', 'temp12']],
    ['[a-c].txt', ['b.txt'], ['d.txt']],
    ['a+b(1).txt', ['a+b(1).txt'], ['aab1.txt']],
    ['', [], ['a']],
  ])('%j', (source, ignored, kept) => {
    const rules = parseDockerignore(source);
    expect(ignored.filter(path => !rules.ignores(path))).toEqual([]);
    expect(kept.filter(path => rules.ignores(path))).toEqual([]);
  });
});
