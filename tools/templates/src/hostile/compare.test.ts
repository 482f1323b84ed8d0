import type { Rendered } from '../render';
import { differences } from '.';

const rendered = (file: string, content: string): Rendered => ({
  template: 'tiny',
  answers: {},
  gitops: {},
  files: new Map([[file, Buffer.from(content)]]),
});

const found = (file: string, write: (text: string) => string, text: string) =>
  differences({
    marker: 'marker4711',
    harmless: rendered(file, write('marker4711')),
    text,
    hostile: rendered(file, write(text)),
  });

describe('differences', () => {
  it('are none where a text is serialised', () => {
    for (const text of ['a "b"', '# no: [comment', '</x>', '${{ x }}']) {
      const write = (t: string) => `{"a": ${JSON.stringify(t)}}\n`;
      expect(found('package.json', write, text)).toEqual([]);
      expect(found('catalog-info.yaml', write, text)).toEqual([]);
    }
  });

  it.each([
    ['mkdocs.yml', (t: string) => `site: ${t}\n`, 'a # b'],
    ['mkdocs.yml', (t: string) => `site: ${t}\n`, 'a: b'],
    ['mkdocs.yml', (t: string) => `site: "${t}"\n`, 'a" \nb: "c'],
    ['package.json', (t: string) => `{"a": "${t}"}\n`, 'x", "b": "c'],
    ['pyproject.toml', (t: string) => `a = "${t}"\n`, 'x"\nb = "c'],
    ['pom.xml', (t: string) => `<a>${t}</a>\n`, '</a><b/><a>'],
    ['pom.xml', (t: string) => `<a>${t}</a>\n`, 'a & b <'],
  ])('are seen in %s, where it is pasted', (file, write, text) => {
    expect(found(file, write, text)).not.toEqual([]);
  });

  it('are seen in a file without a grammar, however it is written, unless it is a mere word', () => {
    const write = (t: string) => `TITLE = ${JSON.stringify(t)}\n`;
    expect(found('main.py', write, 'harmless')).toEqual([]);
    expect(found('main.py', t => write(`${t.length}`), 'no')).not.toEqual([]);
    expect(found('main.py', write, 'not harmless')).toEqual([
      'main.py: holds a text of the form without serialising it',
    ]);
  });
});
