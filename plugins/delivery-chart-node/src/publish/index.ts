export * from './publishChart';
