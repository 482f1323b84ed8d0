export * from './RepositoryFinder';
