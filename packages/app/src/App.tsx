import { createApp } from '@backstage/frontend-defaults';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import deliveryPlugin, { localisedForms } from '@internal/plugin-delivery';
import portalFeatures from '@internal/plugin-portal';

// All other features are found by `app.packages: all`.
export default createApp({
  features: [
    catalogPlugin,
    scaffolderPlugin,
    localisedForms,
    deliveryPlugin,
    portalFeatures,
  ],
});
