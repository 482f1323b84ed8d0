export * from './DockerfileError';
export * from './expand';
export * from './instructions';
export * from './parse';
