export * from './context';
export * from './defaults';
export * from './control';
export * from './events';
export * from './faults';
export * from './guard';
export * from './listen';
export * from './state';
