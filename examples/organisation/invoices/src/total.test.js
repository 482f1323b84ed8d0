import assert from 'node:assert/strict';
import { test } from 'node:test';
import { totalOf } from './total.js';

test('sums up its lines', () => {
  assert.equal(totalOf([]), 0);
  assert.equal(totalOf([{ quantity: 2, price: 350 }, { quantity: 1, price: 5 }]), 705);
});

test('refuses what is no invoice', () => {
  for (const lines of [undefined, {}, [{}], [{ quantity: 1.5, price: 1 }], [null]]) {
    assert.throws(() => totalOf(lines), TypeError);
  }
});
