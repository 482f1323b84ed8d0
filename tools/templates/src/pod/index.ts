export * from './isolation';
export * from './podOf';
export * from './RunningPod';
