export * from './ImageReferenceField';
export * from './schema';
export * from './validateImageReference';
