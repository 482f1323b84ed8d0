export * from './annotations';
export * from './environment';
export * from './names';
export * from './paths';
export * from './record';
export * from './release';
export * from './status';
export * from './trailers';
