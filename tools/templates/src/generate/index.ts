export * from './newTemplate';
