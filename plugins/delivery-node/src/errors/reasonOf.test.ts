import { reasonOf } from './reasonOf';

const fetchFailed = (cause: unknown) =>
  new TypeError('fetch failed', { cause });

it.each([
  ['a cause', fetchFailed(new Error('ECONNREFUSED')), 'ECONNREFUSED'],
  [
    'a cause of several addresses, without words',
    fetchFailed(
      Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' }),
    ),
    'ECONNREFUSED',
  ],
  [
    'a cause without anything',
    fetchFailed(new AggregateError([])),
    'AggregateError',
  ],
  ['an error of its own', new Error('timed out'), 'timed out'],
  ['no error at all', 'aborted', 'aborted'],
])('takes the reason from %s', (_title, error, reason) => {
  expect(reasonOf(error)).toBe(reason);
});
