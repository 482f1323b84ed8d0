import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { LocalisedScaffolderClient } from './LocalisedScaffolderClient';

const manifest = {
  title: 'Node.js service',
  description: 'An API',
  steps: [
    {
      title: 'What it is',
      schema: { title: 'What it is', 'ui:es': { title: 'Qué es' } },
    },
  ],
};

const template = {
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: {
    name: 'node-service',
    title: manifest.title,
    description: manifest.description,
    annotations: { 'delivery/title-es': 'Servicio Node.js' },
  },
};

const formIn = (language: string, entities = [template]) =>
  new LocalisedScaffolderClient({
    language: () => language,
    catalogApi: catalogApiMock({ entities }),
    discoveryApi: { getBaseUrl: async () => 'http://portal.test' },
    fetchApi: { fetch: async () => Response.json(manifest) },
    scmIntegrationsApi: {} as never,
  }).getTemplateParameterSchema('template:default/node-service');

describe('LocalisedScaffolderClient', () => {
  it('names the template and its steps in Spanish', async () => {
    const form = await formIn('es');
    expect(form.title).toBe('Servicio Node.js');
    expect(form.description).toBe('An API');
    expect(form.steps[0].title).toBe('Qué es');
    expect(form.steps[0].schema.title).toBe('Qué es');
  });

  it('leaves the form in its own language as it is', async () => {
    expect(await formIn('en')).toEqual(manifest);
  });

  it('keeps the title where the catalog does not show the template', async () => {
    expect((await formIn('es', [])).title).toBe('Node.js service');
  });
});
