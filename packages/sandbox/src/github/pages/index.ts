export * from './createPages';
export * from './layout';
export * from './markdown';
