export * from './createPages';
export * from './html';
export * from './layout';
