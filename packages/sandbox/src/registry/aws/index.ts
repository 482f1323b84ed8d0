export * from './awsRouter';
