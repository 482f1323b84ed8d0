export * from './artifact';
export * from './job';
export * from './repository';
export * from './run';
export * from './workflow';
