export * from './DefaultGitHubClient';
export * from './GitHubClient';
export { GitHubConnection } from './GitHubConnection';
export type { GitHubConnectionOptions } from './GitHubConnection';
export * from './githubClientServiceRef';
export { CREATION_PROPERTY } from './marker';
export { newFiles } from './newFiles';
export { blobId, treeOf } from './treeOf';
