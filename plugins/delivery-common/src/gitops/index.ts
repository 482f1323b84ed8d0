export * from './paths';
export * from './record';
export * from './release';
export * from './trailers';
