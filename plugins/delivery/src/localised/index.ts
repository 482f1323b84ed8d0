export * from './localisedForms';
