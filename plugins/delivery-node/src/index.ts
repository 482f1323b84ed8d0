export * from './argocd';
export * from './config';
export * from './ecr';
export * from './github';
export * from './gitops';
