export * from './GitOpsClient';
