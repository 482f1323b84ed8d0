export * from './createPages';
