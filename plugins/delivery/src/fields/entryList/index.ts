export * from './EntryListField';
export * from './schema';
