export * from './DefaultGitHubClient';
export * from './GitHubClient';
export { GitHubConnection } from './connection/GitHubConnection';
export type { GitHubConnectionOptions } from './connection/GitHubConnection';
export * from './githubClientServiceRef';
export { CREATION_PROPERTY } from './repositories/marker';
export { mayCallWorkflows, type Visibility } from './repositories/visibility';
export { newFiles } from './git/newFiles';
export { blobId, treeOf } from './git/treeOf';
