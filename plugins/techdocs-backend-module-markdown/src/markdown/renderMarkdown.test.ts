import { renderMarkdown } from './renderMarkdown';

const html = (source: string) => renderMarkdown(source, href => href).html;

describe('renderMarkdown', () => {
  it.each<[string, string, string[]]>([
    ['paragraphs', 'Some *text*', ['<p>Some <em>text</em></p>']],
    [
      'headings with links to themselves',
      '# One two\n## One two\n### Año 1 {#own}',
      [
        '<h1 id="one-two">One two<a class="headerlink" href="#one-two"',
        '<h2 id="one-two_1">',
        '<h3 id="own">Año 1<a',
      ],
    ],
    [
      'tables',
      '| a | b |\n|---|--:|\n| 1 | 2 |',
      ['<table>', '<th>a</th>', '<td style="text-align:right">2</td>'],
    ],
    [
      'code with colours',
      '```yaml title="x"\nkey: value\n```',
      ['<code class="hljs language-yaml"><span class="hljs-attr">key:</span>'],
    ],
    [
      'code of an unknown language as it is',
      '```nothing\n<b>\n```',
      ['<code class="hljs language-nothing">&lt;b&gt;'],
    ],
    [
      'admonitions',
      '!!! warning "Take *care*"\n    First\n\n    - list\n\nAfter',
      [
        '<div class="admonition warning">\n<p class="admonition-title">Take <em>care</em></p>',
        '<p>First</p>\n<ul>\n<li>list</li>\n</ul>\n</div>',
        '<p>After</p>',
      ],
    ],
    [
      'admonitions without a title of their own',
      'Text\n!!! note\n    x',
      ['<p>Text</p>', '<p class="admonition-title">Note</p>'],
    ],
    [
      'admonitions with an empty title',
      '!!! note ""\n    x',
      ['<div class="admonition note">\n<p>x</p>'],
    ],
    [
      'admonitions in admonitions, with code',
      '!!! tip\n    !!! bug\n        ```\n        a\n          b\n        ```\n',
      ['<div class="admonition bug">', '<code class="hljs">a\n  b\n</code>'],
    ],
    [
      'blocks that open',
      '???+ question "Why"\n    Because',
      ['<details class="question" open="">\n<summary>Why</summary>'],
    ],
    [
      'tabs, one below the other',
      '=== "npm"\n    x\n=== "yarn"\n    y',
      ['<p class="tabbed-title">npm</p>', '<p class="tabbed-title">yarn</p>'],
    ],
    [
      'task lists',
      '- [x] done\n- [ ] open',
      ['<li class="task-list-item">☑ done', '☐ open'],
    ],
    [
      'addresses',
      'See https://example.com now',
      ['href="https://example.com"'],
    ],
  ])('renders %s', (_, source, expected) => {
    const result = html(source);
    for (const part of expected) {
      expect(result).toContain(part);
    }
  });

  it.each([
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
    ['<b onclick="x">y</b>', '&lt;b onclick=&quot;x&quot;&gt;y</b>'],
    ['[x](javascript:alert(1))', '[x](javascript:alert(1))'],
    ['![x](data:text/html,x)', '![x](data:text/html,x)'],
    ['a <kbd>Ctrl</kbd><br/>', 'a <kbd>Ctrl</kbd><br>'],
    ['a <!-- hidden --> b', 'a  b'],
    ['```x"><script>\n```', 'language-x"></code>'],
    ['!!! note "<script>"\n    x', '&lt;script&gt;'],
  ])('makes %j harmless', (source, expected) => {
    const result = html(source);
    expect(result).toContain(expected);
    expect(result).not.toMatch(/<script|<img|<[a-z][^>]* on\w+=/);
    expect(result).not.toContain('href="javascript');
  });

  it('hides comments of several lines', () => {
    expect(html('a\n\n<!-- one\n\ntwo -->\n\nb')).toBe('<p>a</p>\n<p>b</p>\n');
  });

  it('knows title, headings and sections', () => {
    const page = renderMarkdown(
      '---\ntitle: From the front\n---\nIntro\n# Head `code`\nText **here**\n## Sub\n```\ncode\n```\n',
      href => href,
    );
    expect(page.title).toBe('From the front');
    expect(page.headings).toEqual([
      { level: 1, id: 'head-code', title: 'Head code' },
      { level: 2, id: 'sub', title: 'Sub' },
    ]);
    expect(page.sections.map(({ text }) => text)).toEqual([
      'Intro',
      'Text here',
      'code',
    ]);
    expect(renderMarkdown('# A *b*\n', href => href).title).toBe('A b');
  });

  it.each([
    '---\n\ntext\n\n---\n',
    '---\n[: {\n---\ntext',
    '---\nx\n---\ntext',
  ])('takes for text what only looks like front matter: %j', source => {
    const page = renderMarkdown(source, href => href);
    expect(page.html).toContain('<hr>');
    expect(page.html).toContain('text');
  });

  it('asks about every link and image', () => {
    const seen: string[] = [];
    const page = renderMarkdown(
      '[a](a.md) ![b](b.png) [![c](c.png)](gone.md)\n\n[d]\n\n[d]: d.md',
      href => {
        seen.push(href);
        return href === 'gone.md' ? undefined : `/${href}`;
      },
    );
    expect(seen.sort()).toEqual(['a.md', 'b.png', 'c.png', 'd.md', 'gone.md']);
    expect(page.html).toContain('<a href="/a.md">a</a>');
    expect(page.html).toContain('<a><img src="/c.png" alt="c"></a>');
  });
});
