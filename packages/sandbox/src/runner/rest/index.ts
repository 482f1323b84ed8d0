export * from './createRest';
