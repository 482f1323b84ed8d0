import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readConfig } from './config.js';

describe('readConfig', () => {
  const defaults = { port: 8080, logLevel: 'info', shutdownTimeoutMs: 20_000 };

  it('has defaults for everything', () => {
    assert.deepEqual(readConfig({}), defaults);
    assert.deepEqual(readConfig({ PORT: '', LOG_LEVEL: '', SHUTDOWN_TIMEOUT_MS: '' }), defaults);
  });

  it('takes what is set', () => {
    assert.deepEqual(readConfig({ PORT: '9090', LOG_LEVEL: 'debug', SHUTDOWN_TIMEOUT_MS: '0' }), {
      port: 9090,
      logLevel: 'debug',
      shutdownTimeoutMs: 0,
    });
  });

  it('names what is wrong', () => {
    for (const port of ['eighty', '-1', '65536', '80.5', '0x50', '1e3', ' 80']) {
      assert.throws(() => readConfig({ PORT: port }), new RegExp(`PORT is "${port}"`));
    }
    assert.throws(() => readConfig({ LOG_LEVEL: 'loud' }), /LOG_LEVEL is "loud"/);
  });
});
