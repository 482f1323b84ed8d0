import { explainImageProblem } from './imageProblem';
import {
  formatImageReference,
  parseImageReference,
  unpinnedProblem,
} from './imageReference';

const sha256 = `sha256:${'0123456789abcdef'.repeat(4)}`;

describe('parseImageReference', () => {
  // The cases of the OCI distribution's reference package that name an image, and what it makes of them.
  it.each<[string, ...Array<string | undefined>]>([
    ['redis', 'docker.io', 'library/redis'],
    ['redis:8.8.2', 'docker.io', 'library/redis', '8.8.2'],
    ['library/redis:8', 'docker.io', 'library/redis', '8'],
    ['nginxinc/nginx-unprivileged', 'docker.io', 'nginxinc/nginx-unprivileged'],
    ['docker.io/redis', 'docker.io', 'library/redis'],
    ['index.docker.io/library/redis', 'docker.io', 'library/redis'],
    ['test.com/repo:tag', 'test.com', 'repo', 'tag'],
    ['test:5000/repo', 'test:5000', 'repo'],
    ['test:5000/repo:tag', 'test:5000', 'repo', 'tag'],
    [`test:5000/repo@${sha256}`, 'test:5000', 'repo', undefined, sha256],
    [`test:5000/repo:tag@${sha256}`, 'test:5000', 'repo', 'tag', sha256],
    ['localhost/repo', 'localhost', 'repo'],
    ['Uppercase/lowercase:tag', 'Uppercase', 'lowercase', 'tag'],
    ['lowercase:Uppercase', 'docker.io', 'library/lowercase', 'Uppercase'],
    ['sub-dom1.foo.com/bar/baz/quux', 'sub-dom1.foo.com', 'bar/baz/quux'],
    [
      'b.gcr.io/test.example.com/my-app:t.e',
      'b.gcr.io',
      'test.example.com/my-app',
      't.e',
    ],
    [
      'xn--n3h.com/myimage:xn--n3h.com',
      'xn--n3h.com',
      'myimage',
      'xn--n3h.com',
    ],
    ['GHCR.io/acme/tool:1', 'ghcr.io', 'acme/tool', '1'],
    ['Docker.IO/redis:8', 'docker.io', 'library/redis', '8'],
    ['foo_bar.com:8080', 'docker.io', 'library/foo_bar.com', '8080'],
    ['foo/foo_bar.com:8080', 'docker.io', 'foo/foo_bar.com', '8080'],
    ['192.168.1.1', 'docker.io', 'library/192.168.1.1'],
    ['192.168.1.1:5000/repo', '192.168.1.1:5000', 'repo'],
    ['[2001:db8::1]:5000/repo', '[2001:db8::1]:5000', 'repo'],
    ['[::1]/repo:tag', '[::1]', 'repo', 'tag'],
    ['a--b/c__d/e.f_g', 'docker.io', 'a--b/c__d/e.f_g'],
    [`a:${'t'.repeat(128)}`, 'docker.io', 'library/a', 't'.repeat(128)],
    ['quay.io/x:_internal', 'quay.io', 'x', '_internal'],
  ])('reads %s', (text, ...expected) => {
    const { reference } = parseImageReference(text);
    const [registry, repository, tag, digest] = expected;
    expect(reference).toEqual({ registry, repository, tag, digest });
    // Written out, it reads as the same.
    expect(parseImageReference(formatImageReference(reference!))).toEqual({
      reference,
    });
  });

  it.each([
    ['', 'Name an image.'],
    [':justtag', 'is no name of an image'],
    [`@${sha256}`, 'is no name of an image'],
    ['repo@sha256:ffffffffffffffffffffffffffffffff', 'A digest is "sha256:"'],
    [`repo@${sha256.toUpperCase()}`, "The digest's algorithm is SHA256"],
    [`repo@sha512:${'a'.repeat(128)}`, "The digest's algorithm is sha512"],
    ['repo@', 'A digest is "sha256:"'],
    [
      `validname@invaliddigest:${'f'.repeat(128)}`,
      'algorithm is invaliddigest',
    ],
    [`a@${sha256}@${sha256}`, 'at most one "@"'],
    ['repo:', '"" is no tag'],
    ['repo:-tag', '"-tag" is no tag'],
    ['repo:.tag', '".tag" is no tag'],
    [`repo:${'t'.repeat(129)}`, 'is no tag'],
    ['repo:täg', '"täg" is no tag'],
    ['test:5000/Uppercase/lowercase:tag', 'Use lower-case letters only'],
    ['Redis', 'Use lower-case letters only'],
    [`${'a'.repeat(256)}:tag`, 'at most 255 characters'],
    [`${'a/'.repeat(128)}a:tag`, 'at most 255 characters'],
    ['0123456789abcdef'.repeat(4), 'the id of an image'],
    ['aa/asdf$$^/aa', 'is no name of an image'],
    ['a//b', 'is no name of an image'],
    ['a/', 'is no name of an image'],
    ['/a', 'is no name of an image'],
    ['a___b', 'is no name of an image'],
    ['a..b/c', '"a..b" is no registry'],
    ['-a.com/b', '"-a.com" is no registry'],
    ['a-.com/b', '"a-.com" is no registry'],
    ['a.com:port/b', '"a.com:port" is no registry'],
    ['user:password@host/b', 'A digest is "sha256:"'],
    ['[::1/b', '"[::1" is no registry'],
    ['a.com/../b', 'is no name of an image'],
    ['a.com/b?c=d', 'is no name of an image'],
    ['a.com/b#c', 'is no name of an image'],
    ['a.com/%2e%2e/b', 'is no name of an image'],
    ['https://a.com/b', 'Leave out the scheme'],
    ['redis 8', 'An image has no spaces'],
    ['redis\n', 'An image has no spaces'],
    ['ｒedis', 'is no name of an image'],
  ])('refuses %j', (text, said) => {
    const { reference, problem } = parseImageReference(text);
    expect(reference).toBeUndefined();
    expect(explainImageProblem(problem!)).toContain(said);
  });

  // A pattern that goes back over such texts would not come to an end here.
  it.each([`${'a-'.repeat(50_000)}!`, `${'a.'.repeat(50_000)}/b`])(
    'refuses a very long text',
    text => {
      expect(parseImageReference(text).reference).toBeUndefined();
    },
  );
});

describe('unpinnedProblem', () => {
  it.each([
    ['redis', 'Give a tag or a digest'],
    ['redis:latest', '"latest" is another image every day'],
    [`redis:latest@${sha256}`, '"latest" is another image every day'],
    ['redis:Latest', '"latest" is another image every day'],
    ['redis:LATEST', '"latest" is another image every day'],
    ['redis:8.8.2', undefined],
    [`redis@${sha256}`, undefined],
    ['redis:latest-alpine', undefined],
  ])('of %s', (text, said) => {
    const { reference } = parseImageReference(text);
    const found = unpinnedProblem(reference!);
    expect(found ? explainImageProblem(found) : 'nothing').toContain(
      said ?? 'nothing',
    );
  });
});
