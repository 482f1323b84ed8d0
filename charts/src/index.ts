export * from './manifests';
export * from './references';
export * from './render';
export * from './security';
export { devPolicies, JUDGED } from './testing/policies';
export { schemaViolations } from './testing/validate';
