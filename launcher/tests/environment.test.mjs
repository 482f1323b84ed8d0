import assert from 'node:assert/strict';
import { delimiter } from 'node:path';
import { describe, it } from 'node:test';
import { childEnvironment, yarnEnvironment } from '../lib/environment.mjs';

describe('the environment of children', () => {
  it('has the brought node first on PATH and nothing that npm set', () => {
    process.env.npm_config_something = 'steers';
    try {
      const env = childEnvironment('/opt/node/bin/node', { EXTRA: '1' });
      assert.equal(env.PATH.split(delimiter)[0], '/opt/node/bin');
      assert.equal(env.npm_config_something, undefined);
      assert.equal(env.EXTRA, '1');
    } finally {
      delete process.env.npm_config_something;
    }
  });

  it('hands the registry on to Yarn, which does not read .npmrc', () => {
    const env = yarnEnvironment('/opt/node/bin/node', {
      registry: 'http://registry.example:4873/',
    });
    assert.equal(env.YARN_NPM_REGISTRY_SERVER, 'http://registry.example:4873');
    assert.equal(env.YARN_UNSAFE_HTTP_WHITELIST, 'registry.example');
    assert.equal(env.npm_config_nodedir, '/opt/node');
  });
});
