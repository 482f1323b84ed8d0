export * from './application';
export * from './glob';
export * from './repository';
export * from './spec';
export * from './status';
