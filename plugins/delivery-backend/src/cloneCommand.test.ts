import { cloneCommand } from './cloneCommand';

describe('cloneCommand', () => {
  it.each([
    ['https://github.com/acme/orders.git', true],
    ['git@github.com:acme/orders.git', true],
    ['https://github.com/a; rm -rf ~', false],
    ['https://github.com/$(id)', false],
    ['--upload-pack=id', false],
  ])('of %p is given: %p', (address, given) => {
    expect(cloneCommand('git clone {url}', address)).toBe(
      given ? `git clone ${address}` : undefined,
    );
  });
});
