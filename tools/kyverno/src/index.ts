export * from './applyPolicies';
export * from './findKyverno';
export * from './report';
