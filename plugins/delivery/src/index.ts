export { default } from './plugin';
export * from './api';
export { deliveryTranslationRef } from './translation';
