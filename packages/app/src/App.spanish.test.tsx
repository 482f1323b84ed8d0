import { render, screen } from '@testing-library/react';
import App from './App';
import { provideTestConfig } from './testing';

// In a file of its own: an app reads the language once.
describe('App in Spanish', () => {
  provideTestConfig();

  it('speaks Spanish to who chose it', async () => {
    window.localStorage.setItem('language', 'es');
    render(App.createRoot());

    expect(
      await screen.findByRole(
        'button',
        { name: 'Entrar como invitado' },
        { timeout: 20_000 },
      ),
    ).toBeEnabled();
    expect(screen.getByRole('region', { name: 'Aviso' })).toBeInTheDocument();
  }, 30_000);
});
