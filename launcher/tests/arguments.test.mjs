import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { calledByYarn, startOptions } from '../lib/arguments.mjs';

describe('the options of npm start', () => {
  it('are off by default', () => {
    const { reset, demo, config } = startOptions([], {});
    assert.deepEqual(
      { reset, demo, config },
      { reset: false, demo: false, config: [] },
    );
  });

  it('are read after --', () => {
    assert.equal(startOptions(['--reset'], {}).reset, true);
    assert.deepEqual(
      startOptions(['--config', 'a', '--config', 'b'], {}).config,
      ['a', 'b'],
    );
  });

  it('are honoured when the -- is forgotten and npm kept them', () => {
    assert.equal(startOptions([], { npm_config_reset: 'true' }).reset, true);
    assert.equal(startOptions([], { npm_config_demo: 'true' }).demo, true);
  });

  it('name what is unknown', () => {
    assert.throws(
      () => startOptions(['--rest'], {}),
      /--rest[\s\S]*npm start -- --help/,
    );
  });

  it('tell yarn from npm', () => {
    assert.equal(
      calledByYarn({ npm_config_user_agent: 'yarn/4.13.0 npm/? node/v24' }),
      true,
    );
    assert.equal(
      calledByYarn({ npm_config_user_agent: 'npm/11.0.0 node/v20' }),
      false,
    );
    assert.equal(calledByYarn({}), false);
  });
});
