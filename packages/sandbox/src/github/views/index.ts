export * from './commit';
export * from './contents';
export * from './repository';
export * from './site';
export * from './users';
