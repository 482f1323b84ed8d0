export * from './createBare';
export * from './GitRepository';
export * from './objects';
export * from './ObjectStore';
export * from './refs';
export * from './runGit';
export * from './sizes';
export * from './trees';
