export * from './mergeCommit';
export * from './PullMerges';
export * from './PullRecords';
export * from './PullService';
