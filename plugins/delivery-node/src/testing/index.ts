export * from './connections';
export * from './gitDataServer';
export * from './wireServer';
