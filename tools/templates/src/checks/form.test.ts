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

  it('are rules that say nothing to who breaks them, in each language', () => {
    const broken = { pattern: 'Write small letters.' };
    const path = { ...kind, pattern: '^/', not: { enum: ['/tmp'] } };
    const problems = (question: object, spanish: object = {}) =>
      formProblems({
        ...page,
        properties: {
          paths: {
            ...kind,
            items: {
              ...path,
              ...question,
              'ui:es': { ...kind['ui:es'], ...spanish },
            },
          },
        },
      });
    expect(problems({})).toEqual([
      'paths[]: no errorMessage for pattern',
      'paths[]: no errorMessage for not',
    ]);
    expect(problems({ errorMessage: { ...broken, not: 'No.' } })).toEqual([
      'paths[]: no Spanish errorMessage for pattern',
      'paths[]: no Spanish errorMessage for not',
    ]);
    const both = { errorMessage: { ...broken, not: 'No.' } };
    expect(problems(both, both)).toEqual([]);
  });
});
