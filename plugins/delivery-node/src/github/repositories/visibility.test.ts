import { VISIBILITIES } from '@internal/plugin-delivery-common';
import { mayCallWorkflows } from './visibility';

it.each([
  ['private', ['private', 'internal', 'public']],
  ['internal', ['internal', 'public']],
  ['public', ['public']],
] as const)('a %s repository may call workflows of %j', (caller, called) => {
  expect(VISIBILITIES.filter(one => mayCallWorkflows(caller, one))).toEqual(
    called,
  );
});
