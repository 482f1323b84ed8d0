export * from './connections';
export * from './gitData';
export * from './gitHub';
export * from './wireServer';
