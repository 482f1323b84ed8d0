export * from './access';
export * from './createRest';
export * from './errors';
export * from './request';
