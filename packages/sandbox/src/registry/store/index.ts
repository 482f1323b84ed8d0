export * from './BlobStore';
export * from './RegistryStore';
export * from './schema';
