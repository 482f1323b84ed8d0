import { duration, shortCommit, shortDigest, webAddress } from './format';

describe('format', () => {
  it.each([
    ['3f2a9c0d4b7e61825a9d0c3e8f7b6a5d4c3b2a19', '3f2a9c0'],
    ['v1.2.3', 'v1.2.3'],
    ['16.4-bookworm', '16.4-bookworm'],
  ])('shortens the commit %p to %p', (commit, short) => {
    expect(shortCommit(commit)).toBe(short);
  });

  it('shortens a digest and leaves what is none', () => {
    expect(shortDigest(`sha256:${'a'.repeat(64)}`)).toBe('sha256:aaaaaaaaaaaa');
    expect(shortDigest('none')).toBe('none');
  });

  it.each([
    ['2026-11-20T10:00:00Z', '2026-11-20T10:00:12Z', '12 s'],
    ['2026-11-20T10:00:00Z', '2026-11-20T10:03:05Z', '3 min 05 s'],
    ['2026-11-20T10:00:00Z', undefined, undefined],
    ['2026-11-20T10:00:10Z', '2026-11-20T10:00:00Z', undefined],
  ])('from %p to %p is %p', (from, to, expected) => {
    expect(duration(from, to)).toBe(expected);
  });

  it.each([
    ['https://argocd.test/x', true],
    ['http://localhost:4803/x', true],
    // eslint-disable-next-line no-script-url
    ['javascript:alert(1)', false],
    ['data:text/html,x', false],
    ['', false],
    [undefined, false],
  ])('follows %p: %p', (address, followed) => {
    expect(webAddress(address)).toBe(followed ? address : undefined);
  });
});
