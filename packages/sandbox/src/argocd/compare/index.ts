export * from './compare';
export * from './tracking';
