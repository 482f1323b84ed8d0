export * from './createRunner';
export type { RunnerGitHub } from './github';
