export * from './Check';
export * from './applications';
export * from './catalog';
export * from './ecr';
export * from './gitops';
export * from './repository';
