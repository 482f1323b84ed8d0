export * from './ConcurrencyGate';
export * from './execution';
export * from './inputs';
export * from './loadWorkflow';
export * from './results';
export * from './RunExecutor';
