export * from './ChartRegistry';
export * from './OciChartRegistry';
export * from './chartRegistryServiceRef';
