import {
  Wire,
  errorsOf,
  images,
  places,
  problem,
  type Answer,
} from '../../__testUtils__';
import { validateEnvironments } from './validateEnvironments';

const options = {
  body: {
    environments: [{ name: 'dev', changes: 'commit' }],
    sizes: [],
    images,
    places,
  },
};

const said = (names: string[], answer: Answer = options) =>
  errorsOf(validateEnvironments, names, {
    wire: new Wire({ '/options': answer }),
  });

describe('validateEnvironments', () => {
  it('wants at least one', async () => {
    await expect(said([])).resolves.toEqual([
      'Choose at least one environment.',
    ]);
  });

  it('refuses what is not there', async () => {
    await expect(said(['dev', 'moon'])).resolves.toEqual([
      'There is no environment "moon".',
    ]);
  });

  it('lets known ones pass, and any when it cannot ask', async () => {
    await expect(said(['dev'])).resolves.toEqual([]);
    await expect(
      said(['moon'], problem(500, 'Error', 'away')),
    ).resolves.toEqual([]);
  });
});
