import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { mockApis } from '@backstage/frontend-test-utils';
import { inSpanish } from '../__testUtils__';
import { translated } from '../fields/translator';
import { LocalisedScaffolderClient } from './LocalisedScaffolderClient';

const manifest = {
  title: 'Node.js service',
  description: 'An API',
  steps: [
    {
      title: 'What it is',
      schema: {
        title: 'What it is',
        'ui:es': { title: 'Qué es' },
        required: ['kind'],
        properties: {
          host: {
            type: 'string',
            maxLength: 9,
            pattern: '^[a-z]*$',
            errorMessage: { pattern: 'Write small letters.' },
            'ui:es': { errorMessage: { pattern: 'Escriba minúsculas.' } },
          },
          kind: { type: 'string', enum: ['api', 'web'] },
        },
      },
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

const clientIn = (language: string, answer: object, entities = [template]) =>
  new LocalisedScaffolderClient({
    language: () => language,
    catalogApi: catalogApiMock({ entities }),
    translate: () =>
      translated(language === 'es' ? inSpanish : mockApis.translation()),
    discoveryApi: { getBaseUrl: async () => 'http://portal.test' },
    fetchApi: { fetch: async () => Response.json(answer) },
    scmIntegrationsApi: {} as never,
    useLongPollingLogs: true,
  });

const formIn = (language: string, entities = [template]) =>
  clientIn(language, manifest, entities).getTemplateParameterSchema(
    'template:default/node-service',
  );

describe('LocalisedScaffolderClient', () => {
  it('names the template and its steps in Spanish', async () => {
    const form = await formIn('es');
    expect(form.title).toBe('Servicio Node.js');
    expect(form.description).toBe('An API');
    expect(form.steps[0].title).toBe('Qué es');
    expect(form.steps[0].schema.title).toBe('Qué es');
  });

  it('keeps the words of the form in its own language', async () => {
    const form = await formIn('en');
    expect(form).toMatchObject({
      ...manifest,
      steps: [{ title: 'What it is' }],
    });
  });

  it.each([
    ['en', 'Write at most 9 characters.', 'Write small letters.'],
    ['es', 'Escriba como máximo 9 caracteres.', 'Escriba minúsculas.'],
  ])('says in %s what to write instead', async (language, long, wrong) => {
    const [{ schema }] = (await formIn(language)).steps;
    expect(schema.properties).toMatchObject({
      host: { errorMessage: { maxLength: long, pattern: wrong } },
      kind: { default: '' },
    });
  });

  it('keeps the title where the catalog does not show the template', async () => {
    expect((await formIn('es', [])).title).toBe('Node.js service');
  });

  describe('of a task', () => {
    const step = { id: 'push', name: 'Push', 'ui:es': { name: 'Subir' } };
    const link = { title: 'Open', url: '/x', 'ui:es': { title: 'Abrir' } };
    const task = { id: '1', spec: { steps: [step], parameters: {} } };
    const log = { id: 1, type: 'log', body: { message: 'Beginning' } };
    const end = {
      id: 2,
      type: 'completion',
      body: { message: 'Done', output: { links: [link] } },
    };

    const eventsIn = (language: string) =>
      new Promise<unknown[]>((resolve, reject) => {
        const events: unknown[] = [];
        clientIn(language, [log, end])
          .streamLogs({ taskId: '1' })
          .subscribe({
            next: event => events.push(event),
            error: reject,
            complete: () => resolve(events),
          });
      });

    it('names the steps in Spanish', async () => {
      const nameIn = async (language: string) =>
        (await clientIn(language, task).getTask('1')).spec.steps[0].name;
      expect(await nameIn('es')).toBe('Subir');
      expect(await nameIn('en')).toBe('Push');
    });

    it('names what came out in Spanish, and leaves the log as it is', async () => {
      expect(await eventsIn('en')).toEqual([log, end]);
      expect(await eventsIn('es')).toEqual([
        log,
        expect.objectContaining({
          body: expect.objectContaining({
            message: 'Done',
            output: { links: [expect.objectContaining({ title: 'Abrir' })] },
          }),
        }),
      ]);
    });
  });
});
