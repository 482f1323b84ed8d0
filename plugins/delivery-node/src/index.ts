export * from './argocd';
export * from './config';
export * from './ecr';
export * from './errors';
export * from './github';
export * from './gitops';
export * from './images';
export * from './retry';
