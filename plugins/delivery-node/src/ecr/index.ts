export * from './RegistryLogin';
export * from './DefaultEcrClient';
export * from './EcrClient';
export * from './ecrClientServiceRef';
