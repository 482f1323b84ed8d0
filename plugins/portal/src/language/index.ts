export * from './DocumentLanguage';
export * from './extensions';
