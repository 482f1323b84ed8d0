export * from './executeJob';
export * from './JobState';
export * from './environment/toolchain';
export * from './hashFiles';
