import { textFieldsOf } from '.';

const text = (more: object = {}) => ({ type: 'string', ...more });

describe('textFieldsOf', () => {
  it('finds every place that takes a text, with the whole answer around it', () => {
    const fields = textFieldsOf([
      {
        properties: {
          name: text(),
          kind: text({ enum: ['a', 'b'] }),
          port: { type: 'integer' },
          words: { type: 'array', items: text() },
          secrets: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                variable: text({ examples: ['TOKEN'] }),
                secret: text({ 'ui:placeholder': 'api' }),
              },
            },
          },
        },
        dependencies: {
          kind: { oneOf: [{ properties: { path: text() } }] },
        },
      },
    ] as never);
    expect(
      fields.map(({ name, question, answer }) => [name, question, answer('x')]),
    ).toEqual([
      ['name', 'name', 'x'],
      ['words[]', 'words', ['x']],
      ['secrets[].variable', 'secrets', [{ variable: 'x', secret: 'api' }]],
      ['secrets[].secret', 'secrets', [{ variable: 'TOKEN', secret: 'x' }]],
      ['path', 'path', 'x'],
    ]);
  });
});
