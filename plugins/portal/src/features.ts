import { createFrontendFeatureLoader } from '@backstage/frontend-plugin-api';
import { appModule } from './appModule';
import { portalPlugin } from './plugin';

/** The home page and the frame around all pages, found together by package discovery. */
export default createFrontendFeatureLoader({
  loader: () => [portalPlugin, appModule],
});
