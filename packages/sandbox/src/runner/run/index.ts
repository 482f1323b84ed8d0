export * from './ConcurrencyGate';
export * from './RunExecutor';
export * from './inputs';
export * from './loadWorkflow';
export * from './results';
