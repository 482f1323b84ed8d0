import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, it } from 'node:test';
import { contentDigest } from '../lib/content.mjs';
import { cacheDir, root } from '../lib/paths.mjs';
import { mkdirSync } from 'node:fs';

describe('contentDigest', () => {
  it('changes with a path, a byte or the extra text, and with nothing else', () => {
    mkdirSync(cacheDir, { recursive: true });
    const folder = mkdtempSync(join(cacheDir, 'content-'));
    const path = relative(root, folder);
    try {
      writeFileSync(join(folder, 'a'), 'one');
      const first = contentDigest([path]);
      assert.equal(contentDigest([path]), first);
      assert.notEqual(contentDigest([path], 'extra'), first);
      writeFileSync(join(folder, 'a'), 'two');
      assert.notEqual(contentDigest([path]), first);
      writeFileSync(join(folder, 'a'), 'one');
      assert.equal(contentDigest([path]), first);
      writeFileSync(join(folder, 'b'), '');
      assert.notEqual(contentDigest([path]), first);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
