export { missingOf } from './environment';
export * from './proof';
export * from './prove';
