export * from './TextListField';
export * from './schema';
