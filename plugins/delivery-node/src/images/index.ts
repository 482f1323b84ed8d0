export * from './DefaultImageRegistryClient';
export * from './ImageRegistryClient';
export * from './imageRegistryServiceRef';
