export * from './Rendered';
export * from './Scaffolder';
export * from './writeRendered';
