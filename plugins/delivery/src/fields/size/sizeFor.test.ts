import { sizeFor } from './sizeFor';

const size = { name: 'large', replicas: 3, cpu: '1', memory: '512Mi' };
const single = [{ runs: 'redis' }, { runs: 'other', disk: 'volume' }];

describe('sizeFor', () => {
  it.each([
    [{ runs: 'redis' }, 1],
    [{ runs: 'other', disk: 'volume' }, 1],
    [{ runs: 'other', disk: 'none' }, 3],
    // An answer to a question that is no longer asked.
    [{ runs: 'nginx', disk: 'volume' }, 3],
    [{}, 3],
  ])('with %j has %i copies', (answers, replicas) => {
    expect(sizeFor(size, { single }, answers)).toEqual({ ...size, replicas });
  });

  it("adds what the template's runtime takes", () => {
    expect(sizeFor(size, { extraMemory: '512Mi' })).toEqual({
      ...size,
      memory: '1Gi',
    });
  });
});
