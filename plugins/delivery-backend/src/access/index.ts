export * from './ServiceAccess';
