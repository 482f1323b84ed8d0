import { TestApiRegistry } from '@backstage/test-utils';
import { Wire, problem, type Answer } from '../../testing';
import { validateServiceName } from './validateServiceName';

type Field = Parameters<typeof validateServiceName>[1];

async function errorsOf(name: string, answer?: Answer) {
  const errors: string[] = [];
  const wire = new Wire(
    answer ? { [`/services/check-name/${name}`]: answer } : {},
  );
  await validateServiceName(
    name,
    { addError: (message: string) => errors.push(message) } as Field,
    {
      apiHolder: TestApiRegistry.from(wire.apis),
      formData: {},
      schema: {},
    },
  );
  return errors;
}

describe('validateServiceName', () => {
  it('refuses a wrong name without asking', async () => {
    await expect(errorsOf('-orders')).resolves.toEqual([
      'A name starts with a letter.',
    ]);
  });

  it('refuses a name that is taken', async () => {
    await expect(
      errorsOf('orders', {
        body: {
          available: false,
          problems: [{ system: 'GitOps', message: 'has a record.' }],
        },
      }),
    ).resolves.toEqual(['GitOps: has a record.']);
  });

  it('lets a free name pass, and any name when it cannot ask', async () => {
    await expect(
      errorsOf('orders', { body: { available: true, problems: [] } }),
    ).resolves.toEqual([]);
    await expect(
      errorsOf('orders', problem(500, 'Error', 'away')),
    ).resolves.toEqual([]);
  });

  it('leaves an absent value to the form', async () => {
    await expect(errorsOf('')).resolves.toEqual([]);
  });
});
