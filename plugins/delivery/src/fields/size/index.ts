export * from './SizeField';
export * from './schema';
