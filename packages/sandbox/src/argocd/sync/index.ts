export * from './execute';
export * from './plan';
export * from './retry';
