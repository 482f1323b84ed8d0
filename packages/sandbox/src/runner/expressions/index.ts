export * from './evaluate';
export * from './functions';
export * from './parser';
export * from './values';
