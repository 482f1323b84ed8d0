import { nameOfRef } from './nameOfRef';

it.each([
  ['group:default/payments', 'group', 'payments'],
  ['payments', 'group', 'payments'],
  ['Ana', 'user', 'Ana'],
  ['group:shop/payments', 'group', 'shop/payments'],
  ['user:default/guest', 'user', 'guest'],
  ['astillero[bot]', 'user', 'astillero[bot]'],
  ['Ana (by hand): 1/2', 'user', 'Ana (by hand): 1/2'],
  ['', 'user', ''],
])('%s, by default a %s, is %s', (ref, kind, name) => {
  expect(nameOfRef(ref, kind)).toBe(name);
});
