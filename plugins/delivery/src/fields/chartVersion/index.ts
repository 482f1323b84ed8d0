export * from './ChartVersionField';
export * from './schema';
