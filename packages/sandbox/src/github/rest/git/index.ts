export * from './objects';
export * from './refs';
export * from './trees';
