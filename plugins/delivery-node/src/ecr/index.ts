export * from './EcrRegistryLogin';
export * from './DefaultEcrClient';
export * from './EcrClient';
export * from './ecrClientServiceRef';
