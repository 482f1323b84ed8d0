import { withUnmadeChoices } from './unmadeChoices';

const t = ((key: string) => key) as never;
const text = { type: 'string' };
const choice = { type: 'string', enum: ['a', 'b'] };
const unmade = { ...choice, default: '' };

describe('withUnmadeChoices', () => {
  it('begins with an empty text where a choice has to be made', () => {
    const asked = (question: object) =>
      ({
        required: ['kind', 'size', 'name'],
        properties: {
          kind: question,
          optional: choice,
          size: { ...choice, default: 'a' },
          name: text,
        },
      } as const);
    expect(withUnmadeChoices(asked(choice) as never, t)).toEqual(asked(unmade));
  });

  it('does so where a question follows from another', () => {
    const asked = (question: object) => ({
      dependencies: {
        runs: {
          oneOf: [
            {
              properties: { runs: { enum: ['other'] }, probe: question },
              required: ['probe'],
            },
          ],
        },
      },
    });
    expect(withUnmadeChoices(asked(choice) as never, t)).toEqual(asked(unmade));
  });

  it('knows that nothing follows from a choice that is not made', () => {
    const served = { properties: { kind: { enum: ['a'] }, host: text } };
    const form = (required: string[]) => ({
      required,
      properties: { kind: choice },
      dependencies: { kind: { oneOf: [served] } },
    });
    const empty = { properties: { kind: { enum: [''] } } };
    expect(withUnmadeChoices(form(['kind']), t).dependencies).toEqual({
      kind: { oneOf: [served, empty] },
    });
    expect(withUnmadeChoices(form([]), t)).toEqual(form([]));
  });

  it('refuses an empty name in fields that give one of several', () => {
    const name = { ...text, 'ui:field': 'Repository' };
    expect(
      withUnmadeChoices({ required: ['name'], properties: { name } }, t),
    ).toMatchObject({
      properties: {
        name: {
          default: '',
          minLength: 1,
          errorMessage: { minLength: 'wrong.enum' },
        },
      },
    });
  });
});
