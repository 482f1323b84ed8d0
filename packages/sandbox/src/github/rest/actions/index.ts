export * from './environments';
export * from './secrets';
export * from './variables';
