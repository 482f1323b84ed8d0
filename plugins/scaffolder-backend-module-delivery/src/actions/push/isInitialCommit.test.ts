import { isInitialCommit } from './isInitialCommit';

const createdAt = '2026-11-23T12:00:00Z';
const made = {
  isRoot: true,
  commit: { message: 'Initial commit', date: '2026-11-23T12:00:01Z' },
};

describe('isInitialCommit', () => {
  it('knows the commit that GitHub made with the repository', () => {
    expect(isInitialCommit(made, createdAt)).toBe(true);
  });

  it.each([
    ['has parents', { ...made, isRoot: false }],
    [
      'says something else',
      { ...made, commit: { ...made.commit, message: 'feat: create orders' } },
    ],
    [
      'is later: the repository was made again, or somebody pushed',
      { ...made, commit: { ...made.commit, date: '2026-11-23T12:00:30Z' } },
    ],
    ['has no date', { ...made, commit: { ...made.commit, date: '' } }],
  ])('is in doubt of one that %s', (_, head) => {
    expect(isInitialCommit(head, createdAt)).toBe(false);
  });
});
