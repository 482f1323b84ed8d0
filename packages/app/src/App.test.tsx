import { render, screen } from '@testing-library/react';
import App from './App';
import { provideTestConfig } from './testing';

describe('App', () => {
  provideTestConfig();

  it('opens with the sign-in page, below the banner', async () => {
    render(App.createRoot());

    expect(
      await screen.findByRole(
        'heading',
        { name: 'Astillero' },
        { timeout: 20_000 },
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Enter as a guest' }),
    ).toBeEnabled();
    expect(
      screen.getByRole('button', { name: 'Sign in with GitHub' }),
    ).toBeEnabled();
    expect(screen.getByRole('region', { name: 'Notice' })).toHaveTextContent(
      'All systems are stand-ins',
    );
  }, 30_000);
});
