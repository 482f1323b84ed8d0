import { newFiles } from './newFiles';

describe('newFiles', () => {
  it.each<[string, string[], string[], string[]]>([
    ['a free path', ['src/a'], ['docs/run.md'], ['docs/run.md']],
    ['a path that is there', ['README.md'], ['README.md'], []],
    ['one in other letters', ['readme.md'], ['README.md'], []],
    ['a directory beside', ['docs/index.md'], ['docs/run.md'], ['docs/run.md']],
    ['a file, link or submodule as directory', ['docs'], ['docs/run.md'], []],
    ['the same in other letters', ['Docs'], ['docs/a/run.md'], []],
    ['a directory as file', ['Dockerfile/x'], ['Dockerfile'], []],
    [
      'a longer name',
      ['docs2/a', 'Dockerfile.dev'],
      ['docs', 'Dockerfile'],
      ['docs', 'Dockerfile'],
    ],
  ])('%s', (_, present, wanted, added) => {
    expect(newFiles(present, wanted)).toEqual({
      added,
      left: wanted.filter(path => !added.includes(path)),
    });
  });
});
