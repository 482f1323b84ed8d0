export * from './usePolled';
export * from './useRuns';
export * from './useServiceName';
export * from './useServiceStatus';
