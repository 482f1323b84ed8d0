import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Config } from '../config';
import { routes } from './routes';
import { ConfigContext } from './useConfig';

describe('routes', () => {
  // jsdom has no layout to scroll.
  beforeAll(() => vi.stubGlobal('scrollTo', () => {}));
  afterEach(() => {
    cleanup();
    vi.restoreAllMocks();
  });

  it('lead from page to page', async () => {
    open('/');
    await userEvent.click(screen.getByRole('link', { name: 'About' }));
    await screen.findByRole('heading', { name: 'About' });
    expect(screen.getAllByRole('definition')[0]?.textContent).toBe('test');
  });

  it('mark the page that is shown', () => {
    open('/about');
    expect(screen.getByRole('link', { current: 'page' }).textContent).toBe('About');
  });

  it('say what is not there', () => {
    open('/nowhere');
    screen.getByRole('heading', { name: 'Not found' });
  });

  it('show no visitor what a failure was', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
    open('/about', {
      environment: 'test',
      get apiUrl(): string {
        throw new Error('a secret detail');
      },
    });
    await screen.findByRole('heading', { name: 'Something went wrong' });
    screen.getByRole('navigation');
    expect(document.body.textContent).not.toContain('a secret detail');
    expect(logged).toHaveBeenCalled();
  });
});

function open(path: string, config: Config = { environment: 'test', apiUrl: '' }): void {
  const router = createMemoryRouter(routes, { initialEntries: [path] });
  render(
    <ConfigContext value={config}>
      <RouterProvider router={router} />
    </ConfigContext>,
  );
}
