import { TestApiRegistry } from '@backstage/test-utils';
import { Wire, images, places, problem, type Answer } from '../../testing';
import { validateImageReference } from './validateImageReference';

type Field = Parameters<typeof validateImageReference>[1];

const options = { body: { environments: [], sizes: [], images, places } };

async function errorsOf(image: string, answer: Answer = options) {
  const errors: string[] = [];
  await validateImageReference(
    image,
    { addError: (message: string) => errors.push(message) } as Field,
    {
      apiHolder: TestApiRegistry.from(new Wire({ '/options': answer }).apis),
      formData: {},
      schema: {},
    },
  );
  return errors;
}

describe('validateImageReference', () => {
  it.each([
    ['redis:latest', '"latest" is another image every day'],
    ['redis', 'Give a tag or a digest'],
    ['quay.io/x:1', 'Images of quay.io may not run here'],
    ['ghcr.io/acme-evil/x:1', 'Images of ghcr.io may not run here'],
  ])('refuses %s', async (image, message) => {
    await expect(errorsOf(image)).resolves.toEqual([
      expect.stringContaining(message),
    ]);
  });

  it('lets an allowed image pass', async () => {
    await expect(errorsOf('redis:8.8.2')).resolves.toEqual([]);
  });

  it('lets any registry pass when it cannot ask, and still no "latest"', async () => {
    const away = problem(500, 'Error', 'away');
    await expect(errorsOf('quay.io/x:1', away)).resolves.toEqual([]);
    await expect(errorsOf('quay.io/x:latest', away)).resolves.toHaveLength(1);
  });

  it('leaves an absent value to the form', async () => {
    await expect(errorsOf('')).resolves.toEqual([]);
  });
});
