import {
  Wire,
  errorsOf,
  images,
  places,
  problem,
  type Answer,
} from '../../__testUtils__';
import { validateImageReference } from './validateImageReference';

const options = { body: { environments: [], sizes: [], images, places } };

const said = (image: string, answer: Answer = options) =>
  errorsOf(validateImageReference, image, {
    wire: new Wire({ '/options': answer }),
  });

describe('validateImageReference', () => {
  it.each([
    ['redis:latest', '"latest" is another image every day'],
    ['redis', 'Give a tag or a digest'],
    ['quay.io/x:1', 'Images of quay.io may not run here'],
    ['ghcr.io/acme-evil/x:1', 'Images of ghcr.io may not run here'],
  ])('refuses %s', async (image, message) => {
    await expect(said(image)).resolves.toEqual([
      expect.stringContaining(message),
    ]);
  });

  it('lets an allowed image pass', async () => {
    await expect(said('redis:8.8.2')).resolves.toEqual([]);
  });

  it('lets any registry pass when it cannot ask, and still no "latest"', async () => {
    const away = problem(500, 'Error', 'away');
    await expect(said('quay.io/x:1', away)).resolves.toEqual([]);
    await expect(said('quay.io/x:latest', away)).resolves.toHaveLength(1);
  });

  it('leaves an absent value to the form', async () => {
    await expect(said('')).resolves.toEqual([]);
  });
});
