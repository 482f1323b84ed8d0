export * from './catalogFile';
export * from './checkpoints';
export * from './creationBranch';
export * from './description';
export * from './environments';
export * from './owner';
export * from './repositoryUrl';
