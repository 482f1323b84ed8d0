import { createTranslationRef } from '@backstage/frontend-plugin-api';

/** Everything that the portal's frame and home page say to people. */
export const portalTranslationRef = createTranslationRef({
  id: 'plugin.portal',
  messages: {
    nav: {
      home: 'Home',
      catalog: 'Catalog',
      create: 'Create',
      docs: 'Docs',
      apis: 'APIs',
      menu: 'Menu',
      notifications: 'Notifications',
      search: 'Search',
      settings: 'Settings',
    },
    banner: {
      label: 'Notice',
      dismiss: 'Hide this notice until you sign in again',
    },
    signIn: {
      title: 'Sign in',
      claim: 'Where services are built and launched.',
      guest: 'Enter as a guest',
      github: 'Sign in with GitHub',
      busy: 'Signing in…',
      failed: 'Sign-in failed',
      none: 'No way to sign in is configured. Set app.signIn.providers.',
    },
    template: {
      choose: 'Choose',
      recommended: 'recommended',
    },
    home: {
      title: 'Welcome to {{name}}',
      lead: 'Fill in one form; ten minutes later your service runs in the cluster.',
      searchLabel: 'Search services, APIs and docs',
      searchAction: 'Search',
      createTitle: 'Create a service',
      createHelp:
        'Repository, pipeline, image registry and deployment are set up for you.',
      createEmpty: 'No template is available yet.',
      createError: 'The templates could not be loaded',
      createAll: 'All templates',
      choose: 'Choose {{title}}',
      starred: 'Starred',
      starredEmpty: 'Star what you use often and find it here.',
      recent: 'Recently visited',
      recentEmpty: 'What you open appears here.',
      learn: 'Learn',
      docs: 'Documentation',
      docsHelp: 'How to build, release, promote and roll back.',
      catalog: 'Catalog',
      catalogHelp: 'Every service, API, system and team.',
      apis: 'APIs',
      apisHelp: 'What services offer to each other.',
      retry: 'Try again',
      loading: 'Loading…',
    },
  },
  translations: {
    es: () => import('./translations/es'),
  },
});
