export * from './createPages';
export * from './layout';
