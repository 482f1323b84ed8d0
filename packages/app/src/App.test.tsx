import { render, screen } from '@testing-library/react';
import App from './App';

const config = {
  app: {
    title: 'Astillero',
    baseUrl: 'http://localhost',
    signIn: { providers: ['guest', 'github'] },
    banner: { text: 'All systems are stand-ins', severity: 'warning' },
    extensions: [],
  },
  backend: { baseUrl: 'http://localhost' },
};

describe('App', () => {
  const environment = process.env;
  afterEach(() => {
    process.env = environment;
  });

  it('opens with the sign-in page, below the banner', async () => {
    process.env = {
      ...environment,
      NODE_ENV: 'test',
      APP_CONFIG: [{ data: config, context: 'test' }] as never,
    };
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
