import { formProblems } from '.';

const kind = {
  title: 'Kind',
  description: 'Who is served',
  enum: ['api', 'web'],
  enumNames: ['API', 'Site'],
  'ui:es': {
    title: 'Tipo',
    description: 'A quién se sirve',
    enumNames: ['API', 'Sitio'],
  },
};
const page = { title: 'How', 'ui:es': { title: 'Cómo' } };

describe('formProblems', () => {
  it('are questions without help, wherever they are asked', () => {
    const host = { title: 'Host', 'ui:es': { title: 'Dirección' } };
    expect(
      formProblems({
        ...page,
        properties: { kind },
        dependencies: {
          kind: {
            oneOf: [
              { properties: { kind: { enum: ['api'] } } },
              { properties: { kind: { const: 'web' }, host } },
            ],
          },
        },
      }),
    ).toEqual(['host: no description']);
  });

  it('are texts without Spanish, in lists too', () => {
    const clients = {
      ...kind,
      items: {
        title: 'Client',
        properties: { port: { title: 'Port', 'ui:es': { title: 'Puerto' } } },
      },
    };
    expect(
      formProblems({
        title: 'How',
        properties: {
          kind: { ...kind, 'ui:es': { title: 'Tipo', enumNames: ['API'] } },
          clients,
        },
      }),
    ).toEqual([
      '(page): no Spanish title',
      'kind: no Spanish description',
      'kind: no Spanish enumNames',
      'clients[]: no Spanish title',
    ]);
  });
});
