export * from './gitHttp';
