import { afterEach, describe, expect, it, vi } from 'vitest';
import { loadConfig } from './config';

describe('loadConfig', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('takes what it knows', async () => {
    answerWith(Response.json({ environment: 'dev', apiUrl: '', more: 1 }));
    await expect(loadConfig()).resolves.toEqual({ environment: 'dev', apiUrl: '' });
  });

  it.each([
    ['a failure', () => new Response('', { status: 500 }), 'answered 500'],
    ['nothing', () => Response.json(null), 'lacks'],
    ['another type', () => Response.json({ environment: 'dev', apiUrl: 1 }), 'lacks'],
  ])('refuses %s', async (_, answer, message) => {
    answerWith(answer());
    await expect(loadConfig()).rejects.toThrow(message);
  });
});

function answerWith(response: Response): void {
  vi.stubGlobal('fetch', () => Promise.resolve(response));
}
