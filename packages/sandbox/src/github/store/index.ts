export * from './organisation';
export * from './record';
export * from './Repository';
export * from './RepositoryStore';
