export * from './ListFieldSet';
