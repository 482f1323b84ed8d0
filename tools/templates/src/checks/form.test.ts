import { formProblems } from '.';

const kind = {
  title: 'Kind',
  description: 'Who is served',
  enum: ['api', 'web'],
  enumNames: ['API', 'Site'],
};

describe('formProblems', () => {
  it('are questions without help, wherever they are asked', () => {
    const page = {
      title: 'How',
      properties: { kind },
      dependencies: {
        kind: {
          oneOf: [
            { properties: { kind: { enum: ['api'] } } },
            { properties: { kind: { const: 'web' }, host: { title: 'Host' } } },
          ],
        },
      },
    };
    expect(formProblems(page)).toEqual(['host: no description']);
  });

  it('are texts without Spanish, where others have it', () => {
    const spanish = { title: 'Tipo', enumNames: ['API'] };
    expect(
      formProblems({
        title: 'How',
        properties: { kind: { ...kind, 'ui:es': spanish } },
      }),
    ).toEqual(['kind: no Spanish description', 'kind: no Spanish enumNames']);
  });
});
