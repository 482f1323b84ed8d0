export * from './compose';
export * from './composeTemplate';
export * from './files';
export * from './fill';
export * from './questions';
export * from './serialise';
export * from './source';
export * from './writeAll';
