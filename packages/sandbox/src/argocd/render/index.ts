export * from './HelmRenderer';
export * from './ManifestService';
export * from './parseManifests';
export * from './Renderer';
