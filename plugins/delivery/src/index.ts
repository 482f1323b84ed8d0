export { default } from './plugin';
export * from './api';
export * from './localised';
export { deliveryTranslationRef } from './translation';
