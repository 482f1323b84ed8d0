export * from './createGraphql';
