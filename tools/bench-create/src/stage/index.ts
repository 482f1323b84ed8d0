export * from './Portal';
export * from './paths';
export * from './startStage';
