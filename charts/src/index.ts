export * from './manifests';
export * from './references';
export * from './render';
export * from './security';
export { schemaViolations } from './testing/validate';
