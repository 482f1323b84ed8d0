export * from './model';
export * from './RunStore';
