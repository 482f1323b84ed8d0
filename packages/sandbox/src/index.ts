export * from './core';
export * from './image';
export { findJdk } from './runner/job/jdk';
export * from './sandbox';
