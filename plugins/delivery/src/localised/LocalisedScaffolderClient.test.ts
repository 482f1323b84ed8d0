import { LocalisedScaffolderClient } from './LocalisedScaffolderClient';

const manifest = {
  title: 'Node.js service',
  steps: [
    {
      title: 'What it is',
      schema: { title: 'What it is', 'ui:es': { title: 'Qué es' } },
    },
  ],
};

const client = (language: string) =>
  new LocalisedScaffolderClient({
    language: () => language,
    discoveryApi: { getBaseUrl: async () => 'http://portal.test' },
    fetchApi: { fetch: async () => Response.json(manifest) },
    scmIntegrationsApi: {} as never,
  });

describe('LocalisedScaffolderClient', () => {
  it.each([
    ['es', 'Qué es'],
    ['en', 'What it is'],
  ])('names the steps in %s', async (language, title) => {
    const { steps } = await client(language).getTemplateParameterSchema(
      'template:default/node-service',
    );
    expect(steps[0].title).toBe(title);
    expect(steps[0].schema.title).toBe(title);
  });
});
