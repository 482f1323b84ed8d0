export * from './DefaultGitOpsClient';
export * from './GitOpsClient';
export * from './gitOpsClientServiceRef';
export * from './platformGitOpsClientServiceRef';
