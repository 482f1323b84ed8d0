export * from './checkRuns';
export * from './commits';
export * from './statuses';
