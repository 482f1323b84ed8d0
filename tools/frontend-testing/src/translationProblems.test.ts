import { translationProblems } from './translationProblems';

const reference = {
  getDefaultMessages: () => ({
    hello: 'Hello {{name}}, it is {{time}}',
    bye: 'Bye',
  }),
};

it('finds nothing wrong with the same keys and placeholders in another order', () => {
  expect(
    translationProblems(reference, {
      bye: 'Adiós',
      hello: 'Son las {{time}}, hola {{name}}',
    }),
  ).toEqual([]);
});

it('names what is missing, what is too much, and placeholders that differ', () => {
  expect(
    translationProblems(reference, { hello: 'Hola {{nombre}}', more: 'Más' }),
  ).toEqual([
    'hello: has {nombre} instead of {name, time}',
    'bye: not translated',
    'more: translates nothing',
  ]);
});

it('is not content with nothing', () => {
  expect(translationProblems({ getDefaultMessages: () => ({}) }, {})).toEqual([
    'there is nothing to translate',
  ]);
});
