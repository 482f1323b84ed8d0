export * from './issues';
export * from './pulls';
