import { afterEach, describe, expect, it, vi } from 'vitest';
import { greet } from './greet';

describe('greet', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('greets by name, and everyone when there is none', async () => {
    await expect(greet(' Ada ', '')).resolves.toBe('Hello, Ada!');
    await expect(greet('', '')).resolves.toBe('Hello, world!');
  });

  it('asks the API where there is one', async () => {
    const fetch = answerWith(Response.json({ message: 'Good day, Ada!' }));
    await expect(greet('Ada & Bob', 'https://api.acme.example/v1/')).resolves.toBe('Good day, Ada!');
    expect(fetch).toHaveBeenCalledWith('https://api.acme.example/v1/greeting?name=Ada+%26+Bob');
  });

  it('says what went wrong', async () => {
    answerWith(new Response('', { status: 503 }));
    await expect(greet('Ada', 'https://api.acme.example')).rejects.toThrow('answered 503');
    answerWith(Response.json({}));
    await expect(greet('Ada', 'https://api.acme.example')).rejects.toThrow('no message');
  });
});

function answerWith(response: Response) {
  const fetch = vi.fn(() => Promise.resolve(response));
  vi.stubGlobal('fetch', fetch);
  return fetch;
}
