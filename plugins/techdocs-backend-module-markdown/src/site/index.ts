export * from './buildSite';
