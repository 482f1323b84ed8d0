export * from './GitClones';
export * from './GitSource';
