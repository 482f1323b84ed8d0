import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createLogger, requestContext } from './logger.js';

describe('createLogger', () => {
  const lines: string[] = [];
  const logger = createLogger({ write: line => lines.push(line) });
  const last = () => JSON.parse(lines.at(-1) ?? '') as Record<string, unknown>;

  it('writes one JSON object a line, with a time and a level that people can read', () => {
    logger.warn({ queue: 'orders' }, 'two\nlines');
    const { time, ...rest } = last();
    assert.match(String(time), /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    assert.deepEqual(rest, { level: 'warn', queue: 'orders', message: 'two\nlines' });
    assert.match(lines.at(-1) ?? '', /^[^\n]+\n$/);
  });

  it('names the request that a line belongs to', () => {
    requestContext.run({ requestId: 'abc-1' }, () => logger.info('within'));
    assert.equal(last()['requestId'], 'abc-1');
    logger.info('outside');
    assert.equal('requestId' in last(), false);
  });

  it('shows an error whole', () => {
    logger.error({ err: new Error('no disk', { cause: new Error('unplugged') }) }, 'failed');
    const { stack } = last()['err'] as { stack: string };
    assert.match(stack, /no disk[^]*logger\.test[^]*unplugged/);
  });
});
