export * from './GitDataServer';
