import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ConfigContext } from '../app/useConfig';
import { GreetingPage } from './GreetingPage';

describe('GreetingPage', () => {
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });

  it('greets who is named', async () => {
    await greetAs('Ada', '');
    expect((await screen.findByText('Hello, Ada!')).getAttribute('role')).toBe('status');
  });

  it('says what went wrong, and can be tried again', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new Error('Failed to fetch')));
    await greetAs('Ada', 'https://api.acme.example');
    await screen.findByText('No greeting: Failed to fetch');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Greet' }).disabled).toBe(false);
  });

  it('cannot be asked twice while it waits', async () => {
    vi.stubGlobal('fetch', () => new Promise(() => {}));
    await greetAs('Ada', 'https://api.acme.example');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Greet' }).disabled).toBe(true);
  });
});

async function greetAs(name: string, apiUrl: string): Promise<void> {
  const user = userEvent.setup();
  render(
    <ConfigContext value={{ environment: 'test', apiUrl }}>
      <GreetingPage />
    </ConfigContext>,
  );
  await user.type(screen.getByLabelText('Your name'), name);
  await user.click(screen.getByRole('button', { name: 'Greet' }));
}
