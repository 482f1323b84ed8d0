import { TestApiRegistry } from '@backstage/test-utils';
import { Wire, images, places, problem, type Answer } from '../../testing';
import { validateEnvironments } from './validateEnvironments';

type Field = Parameters<typeof validateEnvironments>[1];

const options = {
  body: {
    environments: [{ name: 'dev', changes: 'commit' }],
    sizes: [],
    images,
    places,
  },
};

async function errorsOf(names: string[], answer: Answer = options) {
  const errors: string[] = [];
  await validateEnvironments(
    names,
    { addError: (message: string) => errors.push(message) } as Field,
    {
      apiHolder: TestApiRegistry.from(new Wire({ '/options': answer }).apis),
      formData: {},
      schema: {},
    },
  );
  return errors;
}

describe('validateEnvironments', () => {
  it('wants at least one', async () => {
    await expect(errorsOf([])).resolves.toEqual([
      'Choose at least one environment.',
    ]);
  });

  it('refuses what is not there', async () => {
    await expect(errorsOf(['dev', 'moon'])).resolves.toEqual([
      'There is no environment "moon".',
    ]);
  });

  it('lets known ones pass, and any when it cannot ask', async () => {
    await expect(errorsOf(['dev'])).resolves.toEqual([]);
    await expect(
      errorsOf(['moon'], problem(500, 'Error', 'away')),
    ).resolves.toEqual([]);
  });
});
