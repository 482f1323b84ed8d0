export * from './digestOf';
export * from './readWorkspace';
