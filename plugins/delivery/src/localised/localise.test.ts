import { localise } from './localise';

const schema = {
  title: 'What it is',
  'ui:es': { title: 'Qué es' },
  properties: {
    kind: {
      title: 'Kind',
      description: 'Who is served',
      enum: ['api', 'web'],
      enumNames: ['API', 'Site'],
      'ui:es': {
        title: 'Tipo',
        enumNames: ['API', 'Sitio'],
        help: 'Ayuda',
        placeholder: 'por ejemplo',
      },
      'ui:options': { help: 'Help', rows: 3 },
    },
  },
  dependencies: {
    kind: {
      oneOf: [{ properties: { host: { 'ui:es': { title: 'Nombre' } } } }],
    },
  },
};

describe('localise', () => {
  it('puts the texts of the language in the place of the English ones', () => {
    expect(localise(schema, 'es')).toMatchObject({
      title: 'Qué es',
      properties: {
        kind: {
          title: 'Tipo',
          description: 'Who is served',
          enum: ['api', 'web'],
          enumNames: ['API', 'Sitio'],
          'ui:placeholder': 'por ejemplo',
          'ui:options': { help: 'Ayuda', rows: 3 },
        },
      },
      dependencies: {
        kind: { oneOf: [{ properties: { host: { title: 'Nombre' } } }] },
      },
    });
  });

  it('leaves a schema as it is in a language that it does not have', () => {
    expect(localise(schema, 'en')).toEqual(schema);
    expect(localise(null, 'es')).toBeNull();
  });
});
