export * from './EnvironmentField';
export * from './schema';
