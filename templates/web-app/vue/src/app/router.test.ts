import userEvent from '@testing-library/user-event';
import { cleanup, render, screen } from '@testing-library/vue';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createMemoryHistory } from 'vue-router';
import AppLayout from './AppLayout.vue';
import { createAppRouter } from './router';
import { configKey } from './useConfig';

describe('the router', () => {
  // jsdom has no layout to scroll.
  beforeAll(() => vi.stubGlobal('scrollTo', () => {}));
  afterEach(cleanup);

  it('leads from page to page', async () => {
    await open('/');
    await userEvent.click(screen.getByRole('link', { name: 'About' }));
    await screen.findByRole('heading', { name: 'About' });
    expect(screen.getAllByRole('definition')[0]?.textContent).toBe('test');
  });

  it('marks the page that is shown', async () => {
    await open('/about');
    expect(screen.getByRole('link', { current: 'page' }).textContent).toBe('About');
    expect(document.title).toMatch(/^About · /);
  });

  it('says what is not there', async () => {
    await open('/nowhere');
    screen.getByRole('heading', { name: 'Not found' });
  });
});

async function open(path: string): Promise<void> {
  const router = createAppRouter(createMemoryHistory());
  await router.push(path);
  render(AppLayout, {
    global: { plugins: [router], provide: { [configKey as symbol]: { environment: 'test', apiUrl: '' } } },
  });
}
