export * from './EnvironmentsField';
export * from './schema';
export * from './validateEnvironments';
