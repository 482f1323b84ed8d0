import {
  Wire,
  errorsOf,
  inSpanish,
  problem,
  type Answer,
} from '../../__testUtils__';
import { validateServiceName } from './validateServiceName';

function said(name: string, answer?: Answer) {
  const route = `/services/check-name/${name}`;
  return errorsOf(validateServiceName, name, {
    wire: new Wire(answer ? { [route]: answer } : {}),
  });
}

describe('validateServiceName', () => {
  it('refuses a wrong name without asking', async () => {
    await expect(said('-orders')).resolves.toEqual([
      'A name starts with a letter.',
    ]);
  });

  it("says so in the portal's language", async () => {
    await expect(
      errorsOf(validateServiceName, 'ab', { translation: inSpanish }),
    ).resolves.toEqual(['Un nombre necesita al menos 3 caracteres.']);
  });

  it('refuses a name that is taken', async () => {
    await expect(
      said('orders', {
        body: {
          available: false,
          problems: [{ system: 'GitOps', message: 'has a record.' }],
        },
      }),
    ).resolves.toEqual(['GitOps: has a record.']);
  });

  it('lets a free name pass, and any name when it cannot ask', async () => {
    await expect(
      said('orders', { body: { available: true, problems: [] } }),
    ).resolves.toEqual([]);
    await expect(
      said('orders', problem(500, 'Error', 'away')),
    ).resolves.toEqual([]);
  });

  it('leaves an absent value to the form', async () => {
    await expect(said('')).resolves.toEqual([]);
  });
});
