export * from './RepositoryField';
export * from './schema';
