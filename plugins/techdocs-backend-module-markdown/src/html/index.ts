export * from './renderPage';
export * from './stylesheet';
