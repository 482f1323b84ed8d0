import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readConfig } from './config.js';

describe('readConfig', () => {
  it('has defaults for everything', () => {
    assert.deepEqual(readConfig({}), {
      port: 8080,
      logLevel: 'info',
      shutdownTimeoutMs: 25_000,
    });
  });

  it('names what is wrong', () => {
    assert.throws(() => readConfig({ PORT: 'eighty' }), /PORT is "eighty"/);
    assert.throws(() => readConfig({ LOG_LEVEL: 'loud' }), /LOG_LEVEL is "loud"/);
  });
});
