export * from './renderRecord';
export * from './renderRelease';
export * from './renderValues';
export * from './renderWorkflow';
