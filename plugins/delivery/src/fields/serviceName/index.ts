export * from './ServiceNameField';
export * from './schema';
export * from './useNameCheck';
export * from './validateServiceName';
