export * from './ConcurrencyGate';
export * from './execution';
export * from './inputs';
export * from './loadWorkflow';
export * from './referencedBy';
export * from './results';
export * from './RunExecutor';
