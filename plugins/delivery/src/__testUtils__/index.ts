export * from './FieldHarness';
export * from './errorsOf';
export * from './samples';
export * from './wire';
