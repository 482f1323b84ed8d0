export * from './commit';
export * from './contents';
export * from './diff';
export * from './label';
export * from './pull';
export * from './repository';
export * from './site';
export * from './users';
