export * from './glob';
export * from './matrix';
export * from './parse';
export * from './permissions';
export * from './schema';
export * from './triggers';
