export * from './FieldHarness';
export * from './data';
export * from './errorsOf';
export * from './wire';
