import { createPermission } from '@backstage/plugin-permission-common';

/** To see releases, their health and the pipeline runs of a service. Conditional on its catalog entity. */
export const deliveryReleaseReadPermission = createPermission({
  name: 'delivery.release.read',
  attributes: { action: 'read' },
  resourceType: 'catalog-entity',
});

/** All permissions of the platform. */
export const deliveryPermissions = [deliveryReleaseReadPermission];
