import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { scaffolderTranslationRef } from '@backstage/plugin-scaffolder/alpha';
import { userSettingsTranslationRef } from '@backstage/plugin-user-settings';

/** The platform's own words where a plugin has others: people create services, not components. */
export const scaffolderEnglish = createTranslationMessages({
  ref: scaffolderTranslationRef,
  messages: {
    'templateListPage.title': 'Create a service',
    'templateListPage.pageTitle': 'Create a service',
    'templateListPage.subtitle':
      'Repository, pipeline, registry and deployment in one form',
    'templateWizardPage.title': 'Create a service',
    'templateWizardPage.pageTitle': 'Create a service',
    'templateWizardPage.subtitle':
      'Repository, pipeline, registry and deployment in one form',
  },
});

export const userSettingsEnglish = createTranslationMessages({
  ref: userSettingsTranslationRef,
  messages: {
    'identityCard.title': 'Identity',
    'identityCard.noIdentityTitle': 'No identity',
  },
});
