export * from './attack';
export * from './compare';
export * from './fields';
export * from './texts';
