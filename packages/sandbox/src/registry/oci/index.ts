export * from './ociRouter';
