import {
  AppRootElementBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import {
  NavContentBlueprint,
  SignInPageBlueprint,
  SwappableComponentBlueprint,
} from '@backstage/plugin-app-react';
import { TemplateCard } from '@backstage/plugin-scaffolder-react/alpha';
import { Banner } from './banner';
import { DocumentLanguage, languageExtensions } from './language';
import { PortalSidebar } from './sidebar';
import { darkThemeExtension, lightThemeExtension } from './theme';

const sidebar = NavContentBlueprint.make({
  params: { component: PortalSidebar },
});

const signInPage = SignInPageBlueprint.make({
  params: {
    loader: async () => (await import('./signIn')).SignInPage,
  },
});

const banner = AppRootElementBlueprint.make({
  name: 'banner',
  params: { element: <Banner /> },
});

const documentLanguage = AppRootElementBlueprint.make({
  name: 'document-language',
  params: { element: <DocumentLanguage /> },
});

const templateCard = SwappableComponentBlueprint.make({
  name: 'template-card',
  params: define =>
    define({
      component: TemplateCard,
      loader: async () => (await import('./templateCard')).TemplateCard,
    }),
});

/** The portal's frame: what is around every page. */
export const appModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    lightThemeExtension,
    darkThemeExtension,
    sidebar,
    signInPage,
    banner,
    documentLanguage,
    templateCard,
    ...languageExtensions,
  ],
});
