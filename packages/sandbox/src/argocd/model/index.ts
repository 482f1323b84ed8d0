export * from './application';
export * from './cleanPath';
export * from './glob';
export * from './manifestPaths';
export * from './repository';
export * from './spec';
export * from './status';
