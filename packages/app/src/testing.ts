const config = {
  app: {
    title: 'Astillero',
    baseUrl: 'http://localhost',
    signIn: { providers: ['guest', 'github'] },
    banner: { text: 'All systems are stand-ins', severity: 'warning' },
    extensions: [
      {
        'api:app/app-language': {
          config: { availableLanguages: ['en', 'es'] },
        },
      },
    ],
  },
  backend: { baseUrl: 'http://localhost' },
};

/** Gives the app the configuration that the backend would put into its page. */
export function provideTestConfig(): void {
  const environment = process.env;
  beforeEach(() => {
    process.env = {
      ...environment,
      NODE_ENV: 'test',
      APP_CONFIG: [{ data: config, context: 'test' }] as never,
    };
  });
  afterEach(() => {
    process.env = environment;
    window.localStorage.clear();
  });
}
