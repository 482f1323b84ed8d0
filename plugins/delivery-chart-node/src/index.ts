export * from './publish';
export * from './registry';
export * from './upgrade';
