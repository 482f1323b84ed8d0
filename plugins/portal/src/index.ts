export { default } from './features';
export { portalTranslationRef } from './translation';
