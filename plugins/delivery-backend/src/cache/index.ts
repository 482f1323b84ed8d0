export * from './SharedCache';
