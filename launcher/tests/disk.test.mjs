import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { freeGib, requireSpace } from '../lib/disk.mjs';

describe('the space on a disk', () => {
  it('is read in GiB', () => {
    assert.ok(freeGib('.') > 0);
    assert.ok(freeGib('.') < 2 ** 20);
  });

  it('is named with the way out when an installation may not fit', () => {
    assert.throws(() => requireSpace('/checkout', 1.26), {
      name: 'Problem',
      message: /^1\.3 GiB are free at \/checkout.*\n.*Make room/,
    });
    assert.doesNotThrow(() => requireSpace('/checkout', 4));
  });
});
