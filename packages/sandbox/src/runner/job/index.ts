export * from './executeJob';
export * from './JobState';
export * from './toolchain';
export * from './hashFiles';
