export * from './manifests';
export * from './references';
export * from './render';
export * from './security';
