export * from './kinds';
export * from './merge';
export * from './objects';
export * from './selectors';
export * from './validate';
