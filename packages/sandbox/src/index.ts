export * from './core';
export * from './image';
export { findJdk } from './runner/job/environment/jdk';
export * from './sandbox';
