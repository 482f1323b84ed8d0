export * from './ChartUpgrader';
export * from './DefaultChartUpgrader';
export * from './UpgradeRefusedError';
export * from './chartUpgraderServiceRef';
export type * from './model';
