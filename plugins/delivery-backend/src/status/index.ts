export * from './judgeRelease';
export * from './StatusReader';
