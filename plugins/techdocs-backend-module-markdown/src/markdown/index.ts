export * from './renderMarkdown';
