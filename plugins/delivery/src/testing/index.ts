export * from './FieldHarness';
export * from './data';
export * from './wire';
