export * from './usePolled';
export * from './useServiceName';
export * from './useServiceStatus';
