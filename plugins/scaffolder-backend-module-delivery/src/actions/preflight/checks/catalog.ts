import { GITHUB_PROJECT_SLUG_ANNOTATION } from '@internal/plugin-delivery-common';
import { parseOwner } from '../../../lib';
import type { Check } from './Check';
import { taken } from './taken';

/** The owner must be there, and the component not: unless it is that of the very repository that is taken over. */
export const checkCatalog: Check = async (
  { auth, catalog, github },
  { name, owner, repository },
) => {
  // The service's own credentials see every name, also one that the initiator may not see.
  const credentials = await auth.getOwnServiceCredentials();
  const ownerRef = parseOwner(owner).ref;
  const componentRef = `component:default/${name}`;
  const { items } = await catalog.getEntitiesByRefs(
    {
      entityRefs: [componentRef, ownerRef],
      fields: ['kind', 'metadata.name', 'metadata.annotations'],
    },
    { credentials },
  );
  const [component, ownerEntity] = items;
  const slug =
    component?.metadata.annotations?.[GITHUB_PROJECT_SLUG_ANNOTATION];
  const isThisRepository =
    repository === 'existing' && slug === `${github.owner}/${name}`;
  return [
    component && !isThisRepository
      ? `Catalog, ${componentRef}: ${taken({ repository })}`
      : [],
    ownerEntity
      ? []
      : `Catalog, ${ownerRef}: there is no such owner. Choose a group of the catalog.`,
  ].flat();
};
