export * from './mergeCommit';
export * from './PullService';
