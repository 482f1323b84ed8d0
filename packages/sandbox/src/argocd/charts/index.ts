export * from './ChartSource';
export * from './OciCharts';
