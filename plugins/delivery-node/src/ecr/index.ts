export * from './EcrClient';
