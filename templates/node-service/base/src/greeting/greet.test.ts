import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { greet } from './greet.js';

describe('greet', () => {
  it('greets by name', () => {
    assert.equal(greet(' Ada '), 'Hello, Ada!');
  });

  it('greets everyone when there is no name', () => {
    assert.equal(greet(''), 'Hello, world!');
  });
});
