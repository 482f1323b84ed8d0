export * from './connections';
export * from './gitDataServer';
export * from './gitHub';
export * from './wireServer';
