export * from './RegistryConnection';
export * from './RegistryLogin';
export * from './basicAuthorization';
