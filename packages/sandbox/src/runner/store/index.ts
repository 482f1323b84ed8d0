export * from './model';
export * from './RunStore';
export * from './requeue';
