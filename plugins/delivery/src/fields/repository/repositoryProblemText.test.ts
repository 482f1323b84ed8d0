import { translationApiRef } from '@backstage/frontend-plugin-api';
import { mockApis } from '@backstage/frontend-test-utils';
import { TestApiRegistry } from '@backstage/test-utils';
import type { RepositoryProblem } from '@internal/plugin-delivery-common';
import { inSpanish } from '../../__testUtils__';
import { translator } from '../translator';
import { repositoryProblemText } from './repositoryProblemText';

const hidden: RepositoryProblem = {
  code: 'pipeline-hidden',
  visibility: 'public',
  pipeline: { slug: 'acme/pipelines', visibility: 'private' },
};

it.each<[RepositoryProblem, english: string, spanish: string]>([
  [{ code: 'service' }, 'It is a service already.', 'Ya es un servicio.'],
  [{ code: 'archived' }, 'It is archived.', 'Está archivado.'],
  [
    hidden,
    'It is public, and may not call the pipeline of acme/pipelines, which is private.',
    'Es público, y no puede llamar al pipeline de acme/pipelines, que es privado.',
  ],
  [
    { code: 'name', reason: 'reserved' },
    'Its name cannot be that of a service. "root" is reserved by the platform.',
    'Su nombre no puede ser el de un servicio. «root» está reservado por la plataforma.',
  ],
])('%j is said in both languages', async (problem, english, spanish) => {
  const textBy = async (api: typeof inSpanish) =>
    repositoryProblemText(
      await translator(TestApiRegistry.from([translationApiRef, api])),
      'root',
      problem,
    );
  expect(await textBy(mockApis.translation())).toBe(english);
  expect(await textBy(inSpanish)).toBe(spanish);
});
