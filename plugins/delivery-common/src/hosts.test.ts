import { hostIn, hostProblem } from './hosts';

describe('hosts', () => {
  it('differ by environment', () => {
    expect(hostIn('a.{environment}.test', 'dev')).toBe('a.dev.test');
    expect(hostIn('a.test', 'dev')).toBe('a.test');
  });

  it('cannot be shared by environments', () => {
    expect(hostProblem('a.test', ['dev', 'prod'])).toBe(
      'Host: dev and prod cannot share a.test. Write {environment} where they differ, for instance {environment}.a.test.',
    );
    expect(hostProblem('a.test', ['dev'])).toBeUndefined();
    expect(
      hostProblem('{environment}.a.test', ['dev', 'prod']),
    ).toBeUndefined();
  });
});
