export * from './PlanField';
export * from './schema';
export * from './validatePlan';
