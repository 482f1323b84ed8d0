import {
  createService,
  startGitHub,
  type TestGitHub,
} from './__testUtils__/startGitHub';
import { markdown } from './pages/markdown';

const REPO = { owner: 'acme', repo: 'shop' };
const HOSTILE = `<script>alert('x')</script>`;

describe('pages', () => {
  let server: TestGitHub;
  jest.setTimeout(30_000);

  const page = async (path: string, init?: RequestInit) => {
    const answer = await fetch(`${server.url}${path}`, {
      redirect: 'manual',
      ...init,
    });
    return {
      status: answer.status,
      headers: answer.headers,
      text: await answer.text(),
    };
  };
  const put = (branch: string, path: string, text: string, sha?: string) =>
    server.octokit.rest.repos.createOrUpdateFileContents({
      ...REPO,
      branch,
      path,
      sha,
      message: `put ${path} ${HOSTILE}`,
      content: Buffer.from(text).toString('base64'),
    });
  const openPull = async (head: string) => {
    const { git, pulls } = server.octokit.rest;
    const { data } = await git.getRef({ ...REPO, ref: 'heads/main' });
    await git.createRef({
      ...REPO,
      ref: `refs/heads/${head}`,
      sha: data.object.sha,
    });
    await put(head, `${head}.txt`, `${head}\n`);
    const pull = await pulls.create({
      ...REPO,
      title: `Pull ${HOSTILE}`,
      head,
      base: 'main',
    });
    return pull.data.number;
  };

  beforeAll(async () => {
    server = await startGitHub();
    await createService(server.octokit, 'shop', {
      description: `A shop ${HOSTILE}`,
    });
    await put('main', 'docs/guide.md', `# Guide ${HOSTILE}\n`);
  });
  afterAll(() => server.dispose());

  it.each([
    ['/acme', 'shop'],
    ['/acme/shop', 'git clone'],
    ['/acme/shop/tree/main/docs', 'guide.md'],
    ['/acme/shop/blob/main/docs/guide.md', '# Guide'],
    ['/acme/shop/edit/main/docs/guide.md', 'git clone'],
    ['/acme/shop/commits/main', 'put docs/guide.md'],
    ['/acme/shop/commit/main', 'docs/guide.md'],
    ['/acme/shop/pulls', 'There are none'],
  ])(
    '%s shows %s, escaped, with neither scripts nor token',
    async (path, text) => {
      const shown = await page(path);
      expect(shown.status).toBe(200);
      expect(shown.text).toContain(text);
      expect(shown.text).not.toContain('<script');
      expect(shown.text).not.toContain(server.context.token);
      expect(shown.headers.get('content-security-policy')).toContain(
        "default-src 'none'",
      );
    },
  );

  it('sends raw files so that a browser runs nothing of them', async () => {
    const { text, headers } = await page('/acme/shop/raw/main/docs/guide.md');
    expect(text).toContain(HOSTILE);
    expect(headers.get('content-type')).toContain('text/plain');
    expect(headers.get('content-security-policy')).toContain('sandbox');
  });

  it.each([
    '/acme/none',
    '/other',
    '/acme/shop/blob/main/none',
    '/acme/shop/pull/99',
    '/acme/shop/commit/none',
  ])('%s is a page that says so', async path => {
    const shown = await page(path);
    expect(shown.status).toBe(404);
    expect(shown.text).toContain('Not found');
  });

  it('merges by its own button only', async () => {
    const number = await openPull('feature');
    const address = `/acme/shop/pull/${number}`;
    const shown = await page(address);
    expect(shown.text).toContain(`action="${address}/merge"`);
    expect(shown.text).not.toContain('<script');
    for (const headers of [
      new Headers(),
      new Headers({ origin: 'http://localhost:1' }),
      new Headers({ origin: server.url, 'sec-fetch-site': 'same-site' }),
    ]) {
      const refused = await page(`${address}/merge`, {
        method: 'POST',
        headers,
      });
      expect(refused.status).toBe(403);
    }
    const merged = await page(`${address}/merge`, {
      method: 'POST',
      headers: { origin: server.url },
    });
    expect(merged.status).toBe(303);
    expect((await page(address)).text).toContain('state merged');
    const { data } = await server.octokit.rest.repos.getContent({
      ...REPO,
      path: 'feature.txt',
    });
    expect(data).toMatchObject({ type: 'file' });
  });

  it('says that a conflict must be resolved, and closes', async () => {
    const number = await openPull('conflict');
    await put('main', 'conflict.txt', 'other\n');
    const address = `/acme/shop/pull/${number}`;
    expect((await page(address)).text).toContain('has conflicts');
    const headers = { origin: server.url };
    const refused = await page(`${address}/merge`, { method: 'POST', headers });
    expect(refused.status).toBe(405);
    expect(refused.text).toContain('Pull Request has merge conflicts');
    expect(
      (await page(`${address}/close`, { method: 'POST', headers })).status,
    ).toBe(303);
    expect((await page(address)).text).toContain('state closed');
  });
});

describe('markdown', () => {
  it('renders what a README needs, and no HTML of its own', () => {
    const text = markdown(
      '# Title\n\nSome `code`, **bold** and [a link](https://x.example).\n\n- one\n- <b>two</b>\n\n```sh\nnpm start\n```\n[bad](javascript:alert(1))',
    ).text.replace(/\s+/g, ' ');
    expect(text).toContain('<h2>Title</h2>');
    expect(text).toContain('<code>code</code>, <strong>bold</strong>');
    expect(text).toContain('<a href="https://x.example"');
    expect(text).toContain('<li>&lt;b&gt;two&lt;/b&gt;</li>');
    expect(text).toContain('<code class="language-sh">npm start');
    expect(text).not.toContain('href="javascript');
  });

  it('draws tables', () => {
    const { text } = markdown('| a | b |\n| - | - |\n| `1` | <i>2</i> |\n');
    expect(text).toContain('<th>a</th>');
    expect(text).toContain('<td><code>1</code></td>');
    expect(text).toContain('<td>&lt;i&gt;2&lt;/i&gt;</td>');
  });
});
