export * from './createRegistry';
