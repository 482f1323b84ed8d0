export * from './digestOf';
export * from './readSealedWorkspace';
export * from './readWorkspace';
export * from './textOf';
