export * from './parameters';
export * from './toHttpError';
